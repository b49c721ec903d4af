package io.hamms.cli;

import io.hamms.journal.JournalEvent;

/** Formats events as lines; each line ends with a line feed. */
interface LogFormatter {

    /** Returns the lines that show the ports of a started server. */
    String started(Startup started);

    /** Returns whether an event gets a line; called on an event loop. */
    boolean isLogged(JournalEvent event);

    /** Returns the line for an event. */
    String line(JournalEvent event);

    /** Returns the line that replaces dropped lines. */
    String dropped(long lines);
}
