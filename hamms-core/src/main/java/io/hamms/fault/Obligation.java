package io.hamms.fault;

/** How binding an expectation is. */
public enum Obligation {
    /** An RFC states it with MUST or MUST NOT. */
    MUST("MUST"),
    /** An RFC states it with SHOULD or SHOULD NOT. */
    SHOULD("SHOULD"),
    /** No RFC requires it, but all good clients do it. */
    CONSENSUS("consensus"),
    /** The client may do either: information only. */
    CHOICE("choice");

    private final String label;

    Obligation(String label) {
        this.label = label;
    }

    /** Returns the name that lists and documents use. */
    public String label() {
        return label;
    }
}
