package io.hamms.audit;

import io.hamms.text.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers in its ClientHello: information, not a verdict.
 *
 * @param versions the versions of TLS, such as {@code TLSv1.3}, in the order sent
 * @param alpn the application protocols; empty if it names none
 * @param serverName the server name, as sent; null if it names none
 */
public record TlsOffer(
        List<String> versions, List<String> alpn, @Nullable String serverName) {

    /** Keeps copies. */
    public TlsOffer {
        versions = List.copyOf(versions);
        alpn = List.copyOf(alpn);
    }

    /** Returns the offer as a clause, in printable characters. */
    public String text() {
        return String.join(", ", versions) + "; application protocols: "
                + (alpn.isEmpty() ? "none" : Printable.ascii(String.join(", ", alpn))) + "; server name: "
                + (serverName == null ? "none" : Printable.beginning(serverName));
    }
}
