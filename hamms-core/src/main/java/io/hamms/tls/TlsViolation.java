package io.hamms.tls;

import io.hamms.text.Words;
import java.util.List;

/** Violations of the RFCs by a ClientHello. No mode rejects it because of them. */
public enum TlsViolation {
    /** It offers TLS 1.1, TLS 1.0 or SSL 3.0 (RFC 8996, sections 4 and 5; RFC 7568, section 3). */
    OLD_TLS_VERSION("RFC 8996, sections 4 and 5"),
    /** Its server name is an IP address, ends with a dot or is empty (RFC 6066, section 3). */
    INVALID_SERVER_NAME("RFC 6066, section 3"),
    /** Its list of application protocols is empty, truncated, or has an empty name (RFC 7301, section 3.1). */
    INVALID_ALPN("RFC 7301, section 3.1");

    private final String token = Words.token(this);
    private final String sections;

    TlsViolation(String sections) {
        this.sections = sections;
    }

    /** Returns the name that documents and programs use, such as {@code invalid-server-name}. */
    public String token() {
        return token;
    }

    /** Returns the sections that state the rule. */
    public String sections() {
        return sections;
    }

    /** Returns the names of violations. */
    public static List<String> tokens(List<TlsViolation> violations) {
        return violations.stream().map(TlsViolation::token).toList();
    }

    @Override
    public String toString() {
        return token;
    }
}
