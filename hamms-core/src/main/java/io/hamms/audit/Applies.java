package io.hamms.audit;

/** Whether there is a verdict, or why there is none. */
public enum Applies {
    JUDGED("judged"),
    /** The client never reached the fault, for example because it made no second request. */
    NOT_EXERCISED("not-exercised"),
    /** The client said that it cannot do what the exercise needs. */
    UNSUPPORTED("unsupported"),
    /** The client could not be started, or the fault was not delivered. */
    HARNESS_ERROR("harness-error");

    private final String token;

    Applies(String token) {
        this.token = token;
    }

    /** Returns the name that JSON uses. */
    public String token() {
        return token;
    }
}
