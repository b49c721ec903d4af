package io.hamms.audit;

/** The requests that a client may support besides one GET. */
public enum Ability {
    /** It supports TLS. */
    TLS("TLS"),
    /** It sends a POST with a short content. */
    POST("a POST"),
    /** It sends a POST with a content of many megabytes. */
    UPLOAD("an upload of many megabytes"),
    /** It makes two requests that share its pool of connections. */
    TWO_REQUESTS("two requests in one process");

    private final String label;

    Ability(String label) {
        this.label = label;
    }

    /** Returns the sentence that states that a client does not support this, without a full stop. */
    public String unmet() {
        return "the client was not set up for " + label;
    }
}
