package io.hamms.cli.audit;

/** Text for a terminal, wrapped at a width. */
final class Paragraphs {

    private final int width;
    private final StringBuilder text = new StringBuilder();

    Paragraphs(int width) {
        this.width = width;
    }

    /** Adds a paragraph whose lines are indented. */
    Paragraphs add(int indent, String content) {
        return add("", indent, content);
    }

    /** Adds a title, which can be painted, and a paragraph that is indented below it. */
    Paragraphs titled(int indent, String title, int titleWidth, String content) {
        return add(
                " ".repeat(indent) + title + " ".repeat(Math.max(1, titleWidth - title.length())),
                indent + titleWidth,
                content);
    }

    private Paragraphs add(String first, int indent, String content) {
        text.append(first.isEmpty() ? " ".repeat(indent) : first);
        int column = indent;
        for (String word : content.split(" ", -1)) {
            boolean isFirst = column == indent;
            if (!isFirst && column + 1 + word.length() > width) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (!isFirst) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
        return this;
    }

    /** Adds a line as it is: a heading, or a command to be copied. */
    Paragraphs line(String content) {
        text.append(content).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
