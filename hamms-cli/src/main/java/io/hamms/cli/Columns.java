package io.hamms.cli;

import io.hamms.fault.FailureMode;
import java.util.List;

/** Aligns text in columns. */
final class Columns {

    private static final int PORT_WIDTH = 5;

    private Columns() {}

    static int nameWidth(List<FailureMode> modes) {
        int width = 0;
        for (FailureMode mode : modes) {
            width = Math.max(width, mode.name().length());
        }
        return width;
    }

    /** Returns a line of three columns. */
    static String row(String port, int nameWidth, String name, String text) {
        return pad(port, PORT_WIDTH) + "  " + pad(name, nameWidth) + "  " + text + "\n";
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Wraps a text at {@code width} columns and indents all lines but the first by {@code indent} spaces. */
    static String wrap(String text, int width, int indent) {
        StringBuilder lines = new StringBuilder();
        int column = indent;
        for (String word : text.split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > width) {
                lines.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
