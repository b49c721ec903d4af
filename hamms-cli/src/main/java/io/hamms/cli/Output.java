package io.hamms.cli;

import io.hamms.journal.Journal;

/** How a server's life is told to the world. */
interface Output {

    /** Listens to what happens, from before the server's start. */
    void listenTo(Journal journal);

    /** Tells that the server serves, and from now on what happens. */
    void begin(Startup started);

    /** Tells what is still to be told, in a moment, and leaves the output as it was; may be called more than once. */
    void finish();
}
