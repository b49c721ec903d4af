package io.hamms.mode.part;

import io.hamms.fault.Request;
import io.hamms.http.Response;

/** How a mode frames a body, as chosen by a parameter. */
public enum Framing {
    CL,
    CLOSE,
    CHUNKED;

    /**
     * Returns the framing for the client: {@link #CLOSE} instead of chunks if it speaks HTTP/1.0. A server must not
     * send Transfer-Encoding to such a client (RFC 9112, section 6.1).
     */
    public Framing readableBy(Request request) {
        return this == CHUNKED && request.isHttp10() ? CLOSE : this;
    }

    /** Adds the header field for this framing of a body of {@code length} bytes. */
    public Response announce(Response response, long length) {
        return switch (this) {
            case CL -> response.header("Content-Length", Long.toString(length));
            case CLOSE -> response.last();
            case CHUNKED -> response.header("Transfer-Encoding", "chunked");
        };
    }
}
