package io.hamms.audit;

/** The requests that a client may support besides one GET. */
public enum Ability {
    /** It supports TLS. */
    TLS,
    /** It sends a POST with a short content. */
    POST,
    /** It sends a POST with a content of many megabytes. */
    UPLOAD,
    /** It makes two requests that share its pool of connections. */
    TWO_REQUESTS
}
