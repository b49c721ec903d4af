package io.hamms.audit;

/** What a client can be asked to do besides one GET. */
public enum Ability {
    /** It speaks TLS. */
    TLS,
    /** It sends a POST with a short content. */
    POST,
    /** It sends a POST with a content of many megabytes. */
    UPLOAD,
    /** It makes two requests that share its pool of connections. */
    TWO_REQUESTS
}
