package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell command that shows a fault, and the text in its output by which it shows.
 *
 * @param command the command; <code>{/path?query}</code> stands for a URL, and <code>{}</code> for host and port
 * @param sign a text in the output of curl 7.88 that a correct response does not produce
 */
public record TryIt(String command, String sign) {

    /** Checks that both are given. */
    public TryIt {
        requireNonNull(command, "command");
        requireNonNull(sign, "sign");
    }

    /** Returns the first request target of the command, {@code /} if it names none. */
    public String target() {
        Matcher place = Part.PLACE.matcher(command);
        String target = place.find() ? place.group(1) : null;
        return target == null ? "/" : Part.RANGE.matcher(target).replaceAll("");
    }

    /**
     * Returns the command for a port.
     *
     * @param scheme the scheme of URLs
     * @param authority host and port
     * @param path the path below which the mode answers, empty for all paths
     */
    public String at(String scheme, String authority, String path) {
        return Part.PLACE.matcher(command).replaceAll(place -> {
            String target = place.group(1);
            String text = target == null ? authority : "'" + scheme + "://" + authority + path + target + "'";
            return Matcher.quoteReplacement(text);
        });
    }

    /** The parts of commands; a server that shows no command does not compile their patterns. */
    private static final class Part {

        private static final Pattern PLACE = Pattern.compile("\\{(/[^}]*)?}");

        /** A range in a URL, for which curl sends several requests. */
        private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

        private Part() {}
    }
}
