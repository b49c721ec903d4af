package io.hamms.cli;

/**
 * The size of a terminal's window.
 *
 * @param lines the number of lines
 * @param columns the number of characters in each line
 */
record Window(int lines, int columns) {

    /** Returns all columns but the last: after a character there, some terminals begin a new line and others do not. */
    int usableColumns() {
        return columns - 1;
    }
}
