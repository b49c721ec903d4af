package io.hamms.tls;

import io.hamms.http.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers in its ClientHello (RFC 8446, section 4.1.2). The numbers are those of IANA's registries, in the
 * order sent, with GREASE values (RFC 8701).
 *
 * @param legacyVersion the version in its fixed part, such as 0x0303
 * @param supportedVersions the versions in the extension supported_versions; empty without it
 * @param cipherSuites the cipher suites
 * @param extensions the types of the extensions
 * @param groups the groups in supported_groups; empty without it
 * @param signatureAlgorithms the algorithms in signature_algorithms; empty without it
 * @param pointFormats the formats in ec_point_formats; empty without it
 * @param alpn the names of application protocols; empty without the extension
 * @param serverName the host name in server_name, as sent; null without it
 * @param violations its violations of the RFCs, in the order of the constants; may be empty
 */
public record ClientHello(
        int legacyVersion,
        List<Integer> supportedVersions,
        List<Integer> cipherSuites,
        List<Integer> extensions,
        List<Integer> groups,
        List<Integer> signatureAlgorithms,
        List<Integer> pointFormats,
        List<String> alpn,
        @Nullable String serverName,
        List<TlsViolation> violations) {

    /** The oldest version that a client may offer: TLS 1.2. */
    static final int OLDEST_ALLOWED = 0x0303;

    private static final Map<Integer, String> NAMES =
            Map.of(0x0300, "SSLv3", 0x0301, "TLSv1", 0x0302, "TLSv1.1", 0x0303, "TLSv1.2", 0x0304, "TLSv1.3");

    /** About the size of the objects without the numbers and texts. */
    private static final int OVERHEAD_BYTES = 350;

    /** About the size of a text's objects. */
    private static final int TEXT_BYTES = 56;

    /** Keeps copies. */
    public ClientHello {
        supportedVersions = Codes.copyOf(supportedVersions);
        cipherSuites = Codes.copyOf(cipherSuites);
        extensions = Codes.copyOf(extensions);
        groups = Codes.copyOf(groups);
        signatureAlgorithms = Codes.copyOf(signatureAlgorithms);
        pointFormats = Codes.copyOf(pointFormats);
        alpn = List.copyOf(alpn);
        violations = List.copyOf(violations);
    }

    /** Returns the versions that it offers: those of supported_versions, else the one in its fixed part. */
    public List<Integer> versions() {
        return supportedVersions.isEmpty() ? List.of(legacyVersion) : supportedVersions;
    }

    /** Returns the names of the versions that it offers, such as {@code TLSv1.3}, without GREASE values. */
    public List<String> versionNames() {
        List<String> names = new ArrayList<>();
        for (int version : versions()) {
            if (!isGrease(version)) {
                names.add(NAMES.getOrDefault(version, String.format("0x%04x", version)));
            }
        }
        return names;
    }

    /** Returns whether a number is one that clients send so that servers learn to ignore unknown ones (RFC 8701). */
    public static boolean isGrease(int number) {
        return (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
    }

    /** Returns about how many bytes of memory it takes. */
    public int weight() {
        int numbers = supportedVersions.size()
                + cipherSuites.size()
                + extensions.size()
                + groups.size()
                + signatureAlgorithms.size()
                + pointFormats.size();
        int texts = alpn.stream().mapToInt(name -> TEXT_BYTES + name.length()).sum();
        return OVERHEAD_BYTES + 2 * numbers + texts + (serverName == null ? 0 : TEXT_BYTES + serverName.length());
    }

    /** Writes the fields of {@link #writeTo} as an object, the field {@code tls} of the object being written. */
    public void writeFieldTo(JsonWriter json) {
        json.writeObjectFieldStart("tls");
        writeTo(json);
        json.writeEndObject();
    }

    /** Writes versions, application protocols and server name as fields of the object that is being written. */
    public void writeTo(JsonWriter json) {
        json.writeStringsField("versions", versionNames());
        json.writeStringsField("alpn", alpn);
        json.writeStringField("sni", serverName);
    }
}
