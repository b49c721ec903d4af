package io.hamms.bench;

/** The requests that are sent. */
final class Http {

    private Http() {}

    static String get(String target) {
        return get(target, "");
    }

    /** Returns a request after whose answer the server is to close. */
    static String lastGet(String target) {
        return get(target, "Connection: close\r\n");
    }

    private static String get(String target, String field) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: */*\r\n" + field
                + "\r\n";
    }
}
