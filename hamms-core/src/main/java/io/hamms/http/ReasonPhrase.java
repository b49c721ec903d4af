package io.hamms.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The reason phrases of IANA's registry; Netty has those of older RFCs for some status codes, and none for others. */
public final class ReasonPhrase {

    private ReasonPhrase() {}

    /** Returns the status with its reason phrase. */
    public static HttpResponseStatus status(int code) {
        return HttpResponseStatus.valueOf(code, of(code));
    }

    /** Returns the reason phrase of a status code, an own one for an unknown code. */
    public static String of(int code) {
        return switch (code) {
            case 208 -> "Already Reported";
            case 226 -> "IM Used";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 416 -> "Range Not Satisfiable";
            case 422 -> "Unprocessable Content";
            // Netty: Unordered Collection.
            case 425 -> "Too Early";
            case 451 -> "Unavailable For Legal Reasons";
            case 508 -> "Loop Detected";
            default -> HttpResponseStatus.valueOf(code).reasonPhrase();
        };
    }
}
