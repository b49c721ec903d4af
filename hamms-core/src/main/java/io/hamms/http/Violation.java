package io.hamms.http;

import java.util.List;
import java.util.Locale;

/** Violations of the RFCs by a request. The baseline modes reject such a request; the others answer it. */
public enum Violation {
    /** A request of HTTP/1.1 has no Host field (RFC 9112, section 3.2). */
    MISSING_HOST,
    /** A request has more than one Host field (RFC 9112, section 3.2). */
    MULTIPLE_HOSTS,
    /** A Host field is neither a host nor a host and a port (RFC 9110, section 7.2; RFC 9112, section 3.2). */
    INVALID_HOST,
    /** The request line is not three words with one space between them (RFC 9112, section 3). */
    BAD_REQUEST_LINE,
    /** The method is not a token (RFC 9110, section 9.1). */
    BAD_METHOD,
    /** The target has characters not allowed in a URI, or a form not allowed for the method (RFC 9112, section 3.2). */
    BAD_TARGET,
    /** The version is not {@code HTTP/} in upper case and two digits with a point between (RFC 9112, section 2.3). */
    BAD_VERSION,
    /** A line of the head ends with a bare LF, or contains CR (RFC 9112, section 2.2). */
    BAD_LINE_END,
    /** A field's name or value has invalid bytes (RFC 9112, section 5; RFC 9110, section 5.5). */
    BAD_FIELD,
    /** A field continues on another line: obs-fold (RFC 9112, section 5.2). */
    FOLDED_FIELD,
    /** Content-Length, Transfer-Encoding or chunks do not frame the content (RFC 9112, sections 6.1 to 6.3 and 7.1). */
    BAD_FRAMING;

    private final String token = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Returns the name that documents and programs use, such as {@code missing-host}. */
    public String token() {
        return token;
    }

    /** Returns the names of violations. */
    public static List<String> tokens(List<Violation> violations) {
        return violations.stream().map(Violation::token).toList();
    }

    @Override
    public String toString() {
        return token;
    }
}
