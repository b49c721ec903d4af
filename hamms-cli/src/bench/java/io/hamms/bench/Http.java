package io.hamms.bench;

/** The client's requests. */
final class Http {

    private Http() {}

    static String get(String target) {
        return get(target, "");
    }

    /** Returns a request with {@code Connection: close}. */
    static String lastGet(String target) {
        return get(target, "Connection: close\r\n");
    }

    private static String get(String target, String field) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: */*\r\n" + field
                + "\r\n";
    }
}
