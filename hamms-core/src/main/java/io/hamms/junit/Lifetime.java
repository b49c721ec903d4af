package io.hamms.junit;

/** How long a server runs. */
public enum Lifetime {
    /** One test: each has a server of its own, so that tests may run at the same time. */
    PER_TEST,
    /**
     * All tests of a class, including its nested classes. The server is reset before each test, except connections that
     * clients keep open and what was set before all tests, unless another of these tests is running: tests that run at
     * the same time share its state, and are told apart by {@link Key}.
     */
    PER_CLASS
}
