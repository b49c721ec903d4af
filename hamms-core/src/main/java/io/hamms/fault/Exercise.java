package io.hamms.fault;

/** What a client does so that an expectation can be judged. */
public enum Exercise {
    /** A GET. */
    GET("GET"),
    /** A POST with a short content. */
    POST("POST"),
    /** A request whose content is larger than the buffers between client and server. */
    UPLOAD("upload"),
    /** A GET, then another one in the same client. */
    TWO_REQUESTS("two requests"),
    /** A GET, then a POST with a short content in the same client. */
    GET_THEN_POST("GET, then POST");

    private final String label;

    Exercise(String label) {
        this.label = label;
    }

    /** Returns the name that lists and documents use. */
    public String label() {
        return label;
    }
}
