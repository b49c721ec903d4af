package io.hamms.mode.catalogue;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes Markdown as GitHub shows it. */
final class Markdown {

    /** An issue in GitHub's notation, such as {@code curl/curl#2873}. */
    private static final Pattern ISSUE = Pattern.compile("\\b([\\w.-]+/[\\w.-]+)#(\\d+)\\b");

    private static final Pattern RFC = Pattern.compile("\\bRFC (\\d+), section (\\d+(?:\\.\\d+)*)");

    private Markdown() {}

    /** Appends a row of a table. */
    static void cells(StringBuilder text, String... cells) {
        for (String cell : cells) {
            text.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }

    /** Appends a paragraph with a title, unless it is empty. */
    static void paragraph(StringBuilder text, String title, String content) {
        if (!content.isEmpty()) {
            text.append("**")
                    .append(title)
                    .append(":** ")
                    .append(prose(content))
                    .append("\n\n");
        }
    }

    /** Returns a text with sources as links, in which Markdown interprets only code spans. */
    static String prose(String plain) {
        StringBuilder text = new StringBuilder();
        String[] spans = plain.split("`", -1);
        for (int i = 0; i < spans.length; i++) {
            text.append(i == 0 ? "" : "`").append(i % 2 == 1 ? spans[i] : linked(spans[i]));
        }
        return text.toString();
    }

    private static String linked(String plain) {
        String text = plain.replaceAll("[<*\\[\\]]", "\\\\$0");
        text = ISSUE.matcher(text).replaceAll("[$0](https://github.com/$1/issues/$2)");
        return RFC.matcher(text).replaceAll("[$0](https://www.rfc-editor.org/rfc/rfc$1#section-$2)");
    }

    /** Returns the anchor that GitHub gives a heading: in lower case, without punctuation, spaces as hyphens. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }
}
