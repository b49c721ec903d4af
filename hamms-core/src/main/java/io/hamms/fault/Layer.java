package io.hamms.fault;

/** The protocol layer in which a failure mode acts, from the socket upwards. */
public enum Layer {
    CONNECT("connect"),
    TLS("tls"),
    FRAMING("http1-framing"),
    HEADERS("http1-headers"),
    BODY("body"),
    ENCODING("encoding"),
    REUSE("reuse"),
    SEMANTICS("semantics"),
    TIMING("timing"),
    BASELINE("baseline");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** Returns the name that lists and documents use. */
    public String label() {
        return label;
    }
}
