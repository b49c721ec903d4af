package io.hamms.cli;

/** The exit codes of the process. */
final class Exit {

    /** Success. */
    static final int OK = 0;
    /** Internal error. */
    static final int FAILED = 1;
    /** Invalid usage, or output that cannot be written. */
    static final int USAGE = 2;
    /** Out of memory; the JVM uses the same code with -XX:+ExitOnOutOfMemoryError. */
    static final int OUT_OF_MEMORY = 3;

    private Exit() {}
}
