package io.hamms.cli;

/**
 * How much a terminal shows at once.
 *
 * @param lines how many lines
 * @param columns how many characters a line
 */
record Window(int lines, int columns) {}
