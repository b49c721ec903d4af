package io.hamms.cli.audit.report;

/** Makes text of clients and servers safe inside documents. */
final class Markup {

    private static final String MARKDOWN = "\\`*_[]<>&|~";

    private Markup() {}

    /** Returns a text for the content and the attributes of XML and HTML. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isCharacter(character) ? character : 0xfffd);
            }
        });
        return escaped.toString();
    }

    /** Returns whether XML allows a character (XML 1.0, section 2.2). */
    private static boolean isCharacter(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
    }

    /** Returns a text for a line of Markdown. */
    static String markdown(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (MARKDOWN.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append(Character.isISOControl(character) ? ' ' : character);
        }
        return escaped.toString();
    }

    /** Returns a text as code in a line of Markdown, whatever backticks it has. */
    static String code(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return longest == 0 ? fence + line + fence : fence + " " + line + " " + fence;
    }
}
