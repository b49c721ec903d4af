package io.hamms.junit;

/** How long a server serves. */
public enum Lifetime {
    /**
     * All tests of a class, including its nested classes. The server is reset before each test, except connections that
     * clients keep open; concurrent tests share its state.
     */
    PER_CLASS,
    /** One test; the next one has another server, on other ports. */
    PER_TEST
}
