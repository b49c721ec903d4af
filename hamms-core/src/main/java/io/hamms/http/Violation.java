package io.hamms.http;

import io.hamms.text.Words;
import java.util.List;

/**
 * Violations of the RFCs by a request. The baseline modes reject a request with one that {@link #isRejected() is
 * rejected}; the other modes answer it.
 */
public enum Violation {
    /** A request of HTTP/1.1 has no Host field (RFC 9112, section 3.2). */
    MISSING_HOST("RFC 9112, section 3.2"),
    /** A request has more than one Host field (RFC 9112, section 3.2). */
    MULTIPLE_HOSTS("RFC 9112, section 3.2"),
    /** A Host field is neither a host nor a host and a port (RFC 9110, section 7.2; RFC 9112, section 3.2). */
    INVALID_HOST("RFC 9112, section 3.2"),
    /** The request line is not three words with one space between them (RFC 9112, section 3). */
    BAD_REQUEST_LINE("RFC 9112, section 3"),
    /** The method is not a token (RFC 9110, section 9.1). */
    BAD_METHOD("RFC 9110, section 9.1"),
    /** The target has characters not allowed in a URI, or a form not allowed for the method (RFC 9112, section 3.2). */
    BAD_TARGET("RFC 9112, section 3.2"),
    /** The version is not {@code HTTP/} in upper case and two digits with a point between (RFC 9112, section 2.3). */
    BAD_VERSION("RFC 9112, section 2.3"),
    /** A line of the head ends with a bare LF, or contains CR (RFC 9112, section 2.2). */
    BAD_LINE_END("RFC 9112, section 2.2"),
    /** A field's name or value has invalid bytes (RFC 9112, section 5; RFC 9110, section 5.5). */
    BAD_FIELD("RFC 9112, section 5"),
    /** A field continues on another line: obs-fold (RFC 9112, section 5.2). */
    FOLDED_FIELD("RFC 9112, section 5.2"),
    /** Content-Length, Transfer-Encoding or chunks do not frame the content (RFC 9112, sections 6.1 to 6.3 and 7.1). */
    BAD_FRAMING("RFC 9112, sections 6.1 to 6.3 and 7.1"),
    /**
     * The Host field is not the authority of the target in absolute form (RFC 9112, sections 3.2 and 3.2.2). No mode
     * rejects it: a server must ignore the field.
     */
    MISMATCHED_HOST("RFC 9112, sections 3.2 and 3.2.2", false),
    /** A request without content expects 100 (RFC 9110, section 10.1.1). No mode rejects it: a server may answer. */
    EXPECT_WITHOUT_CONTENT("RFC 9110, section 10.1.1", false),
    /**
     * TE, Upgrade or Keep-Alive is not listed in Connection (RFC 9110, sections 7.6.1, 7.8 and 10.1.4). No mode rejects
     * it: the rule protects the recipients behind an intermediary.
     */
    MISSING_CONNECTION_OPTION("RFC 9110, sections 7.6.1, 7.8 and 10.1.4", false),
    /**
     * Connection lists a field that is meant for all recipients: Cache-Control, or one that describes the content (RFC
     * 9110, section 7.6.1). No mode rejects it: an intermediary would remove the field.
     */
    INVALID_CONNECTION_OPTION("RFC 9110, section 7.6.1", false);

    private final String token = Words.token(this);
    private final String sections;
    private final boolean isRejected;

    Violation(String sections) {
        this(sections, true);
    }

    Violation(String sections, boolean isRejected) {
        this.sections = sections;
        this.isRejected = isRejected;
    }

    /** Returns the sections that state the rule. */
    public String sections() {
        return sections;
    }

    /** Returns whether the baseline modes reject a request with it: it may mean something else to another recipient. */
    public boolean isRejected() {
        return isRejected;
    }

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
