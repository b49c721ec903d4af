package io.hamms.fault;

/** Where in the conversation a failure mode strikes, from the socket upwards. */
public enum Layer {
    CONNECT("connect"),
    FRAMING("http1-framing"),
    SEMANTICS("semantics"),
    TIMING("timing");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** Returns the name that lists and documents use. */
    public String label() {
        return label;
    }
}
