package io.hamms.cli.audit;

import io.hamms.text.ShellWord;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command with placeholders for the values of each call.
 *
 * @param words the program and its arguments
 */
record CommandTemplate(List<String> words) {

    static final String SECOND = "{url2}";
    static final String UPLOAD = "{upload}";

    private static final List<String> URLS = List.of("{url}", "{url1}", SECOND, "{host}", "{port}");

    /** All placeholders. */
    static final List<String> KNOWN =
            Stream.concat(URLS.stream(), Stream.of("{timeout}", "{ca}", UPLOAD)).toList();

    /** A word in braces; those of a shell, of curl's {@code -w} and of JSON have another form. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![$%])\\{[a-z][a-z0-9]*}");

    /** Keeps a copy of the words. */
    CommandTemplate {
        words = List.copyOf(words);
    }

    /**
     * Returns the template of a string, whose words are separated by blanks; quotes keep blanks in a word.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static CommandTemplate split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isInWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (quote != 0 && next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
                isInWord = true;
            } else if (quote == 0 && Character.isWhitespace(next)) {
                if (isInWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                isInWord = false;
            } else {
                word.append(next);
                isInWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote that is not closed");
        }
        if (isInWord) {
            words.add(word.toString());
        }
        return new CommandTemplate(words);
    }

    /** Returns whether it makes two requests in one process. */
    boolean hasTwoUrls() {
        return has("{url1}") && has(SECOND);
    }

    boolean has(String placeholder) {
        return words.stream().anyMatch(word -> word.contains(placeholder));
    }

    /** Returns the first word in braces that is no placeholder; empty without one. */
    Optional<String> unknown() {
        return words.stream()
                .flatMap(word -> PLACEHOLDER.matcher(word).results())
                .map(MatchResult::group)
                .filter(name -> !KNOWN.contains(name))
                .findFirst();
    }

    /** Returns the program and its arguments for these URLs; what names a second URL is left out where there is one. */
    List<String> fill(List<URI> urls, Duration timeout, Map<String, String> files) {
        URI first = urls.get(0);
        List<String> filled = new ArrayList<>();
        for (String word : words) {
            if (urls.size() > 1 || !word.contains(SECOND)) {
                String text = word.replace("{url}", first.toString())
                        .replace("{url1}", first.toString())
                        .replace(SECOND, urls.get(urls.size() - 1).toString())
                        .replace("{host}", first.getHost())
                        .replace("{port}", Integer.toString(first.getPort()))
                        .replace("{timeout}", seconds(timeout));
                for (Map.Entry<String, String> file : files.entrySet()) {
                    text = text.replace(file.getKey(), file.getValue());
                }
                filled.add(text);
            }
        }
        if (URLS.stream().noneMatch(this::has)) {
            filled.add(first.toString());
        }
        return filled;
    }

    /** Returns a time as a plain number of seconds, such as 2 or 0.5. */
    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** Returns the command as it can be typed into a shell. */
    String typed() {
        return typed(words);
    }

    static String typed(List<String> words) {
        return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }
}
