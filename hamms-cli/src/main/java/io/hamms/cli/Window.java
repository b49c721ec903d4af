package io.hamms.cli;

/**
 * The size of a terminal's window.
 *
 * @param lines the number of lines
 * @param columns the number of characters in each line
 */
record Window(int lines, int columns) {}
