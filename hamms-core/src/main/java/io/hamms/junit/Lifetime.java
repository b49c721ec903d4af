package io.hamms.junit;

/** How long a server serves. */
public enum Lifetime {
    /**
     * All tests of a class, those of its nested classes too. Before each test it is as new, but for connections that
     * clients have kept open; tests that run at the same time share what it remembers.
     */
    PER_CLASS,
    /** One test; the next one has another, on other ports. */
    PER_TEST
}
