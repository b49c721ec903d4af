package io.hamms.cli;

/** The exit codes of the process. */
final class Exit {

    /** It did what it was told. */
    static final int OK = 0;
    /** It failed, which is our mistake. */
    static final int FAILED = 1;
    /** It was told what it cannot do. */
    static final int USAGE = 2;
    /** Its memory was used up; what the JVM itself exits with at -XX:+ExitOnOutOfMemoryError. */
    static final int OUT_OF_MEMORY = 3;

    private Exit() {}
}
