package io.hamms.cli;

import io.hamms.journal.JournalEvent;

/** How what happens is put into lines. Each ends with a line feed. */
interface LogFormatter {

    /** Returns what a server that has just started listens on. */
    String started(Startup started);

    /** Returns whether an event gets a line; called on an event loop. */
    boolean tells(JournalEvent event);

    /** Returns the line for an event. */
    String line(JournalEvent event);

    /** Returns the line in place of those that could not be printed. */
    String leftOut(long lines);
}
