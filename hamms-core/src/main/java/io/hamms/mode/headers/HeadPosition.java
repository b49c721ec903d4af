package io.hamms.mode.headers;

/** A place in a head of a status line and one field. */
enum HeadPosition {
    VALUE(27),
    BEFORE_VERSION(0),
    VERSION(5),
    AFTER_VERSION(8),
    STATUS(10),
    AFTER_STATUS(12),
    REASON(14),
    AFTER_REASON(15),
    STATUS_LINE_END(16),
    BEFORE_NAME(17),
    NAME(19),
    AFTER_NAME(23),
    AFTER_COLON(24),
    BEFORE_VALUE(25),
    AFTER_VALUE(30),
    FIELD_LINE_END(31),
    HEAD_END(-1);

    /** The field, which follows {@code HTTP/1.1 200 OK}. */
    static final String FIELD = "X-Test: value\r\n";

    private final int offset;

    HeadPosition(int offset) {
        this.offset = offset;
    }

    /** Returns a response that begins with that head, with a symbol in this place. */
    String insert(String symbol, String response) {
        int at = this == HEAD_END ? response.indexOf("\r\n\r\n") + 2 : offset;
        return response.substring(0, at) + symbol + response.substring(at);
    }
}
