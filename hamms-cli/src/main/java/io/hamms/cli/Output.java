package io.hamms.cli;

import io.hamms.journal.Journal;

/** The output of a serving command. */
interface Output {

    /** Listens to the events of a journal; called before the server starts. */
    void listenTo(Journal journal);

    /** Prints the ports of the started server, and events from now on. */
    void begin(Startup started);

    /** Prints the remaining events within a limited time and restores the terminal; idempotent. */
    void finish();
}
