package io.hamms.pki;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Creates certificates, each kind with the extensions that RFC 5280, section 4.2, requires. */
final class CertificateProfiles {

    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";

    /** The INTEGER 5, the number of the extension status_request. */
    private static final byte[] STATUS_REQUEST = {2, 1, 5};

    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int KEY_IDENTIFIER_TAG = 0x80;
    private static final int LONG_FORM = 0x80;
    private static final int TWO_BYTES = 0x82;
    private static final int IDENTIFIER_LENGTH = 20;

    private static final int WEAK_BITS = 1024;

    /** An uncompressed point of P-256, which is all that the BIT STRING of such a public key contains. */
    private static final int POINT_LENGTH = 65;

    private CertificateProfiles() {}

    /** The validity of a certificate. */
    record Validity(Instant from, Instant until) {

        /** Returns a period of {@code days} days that began a day ago, for clients with slow clocks. */
        static Validity ofDays(Instant now, int days) {
            return between(now, -1, days - 1);
        }

        /** Returns a period that begins and ends at offsets in days from now. */
        static Validity between(Instant now, int fromDays, int untilDays) {
            return new Validity(now.plus(Duration.ofDays(fromDays)), now.plus(Duration.ofDays(untilDays)));
        }
    }

    /** Creates a root, which is older than any certificate that it issues, even an expired one. */
    static X509Bundle root(String subject, Instant now) {
        return built(() -> authority(subject, Validity.between(now, -60, 3_650)).buildSelfSigned());
    }

    /** Creates a CA that issues certificates for servers and clients, but not for CAs. */
    static X509Bundle intermediate(String subject, X509Bundle issuer, Instant now) {
        CertificateBuilder builder =
                authority(subject, Validity.between(now, -60, 1_825)).setPathLengthConstraint(OptionalInt.of(0));
        return issuedBy(issuer, builder);
    }

    /** Creates a server certificate. */
    static X509Bundle server(X509Bundle issuer, SubjectNames names, Validity validity) {
        return issuedBy(
                issuer, names.addTo(leaf(names.common(), newKeys(), validity)).addExtendedKeyUsageServerAuth());
    }

    /** Creates a server certificate with its name only where clients must not look for it: in the common name. */
    static X509Bundle commonNameOnly(X509Bundle issuer, String name, Validity validity) {
        return issuedBy(issuer, leaf(name, newKeys(), validity).addExtendedKeyUsageServerAuth());
    }

    /** Creates a server certificate with an empty subject; its names are then critical (RFC 5280, section 4.2.1.6). */
    static X509Bundle withoutSubject(X509Bundle issuer, SubjectNames names, Validity validity) {
        return issuedBy(
                issuer,
                leaf(names.common(), newKeys(), validity)
                        .subject("")
                        .addExtensionOctetString(SUBJECT_ALTERNATIVE_NAME, true, der(SEQUENCE, names.encoded()))
                        .addExtendedKeyUsageServerAuth());
    }

    /** Creates a server certificate that requires a stapled OCSP response (RFC 7633). */
    static X509Bundle mustStaple(X509Bundle issuer, SubjectNames names, Validity validity) {
        return issuedBy(
                issuer,
                names.addTo(leaf(names.common(), newKeys(), validity))
                        .addExtensionOctetString(TLS_FEATURE, false, der(SEQUENCE, STATUS_REQUEST))
                        .addExtendedKeyUsageServerAuth());
    }

    /** Creates a server certificate for an RSA key of 1024 bits. */
    static X509Bundle weakServer(X509Bundle issuer, SubjectNames names, Validity validity) {
        return issuedBy(
                issuer, names.addTo(leaf(names.common(), weakKeys(), validity)).addExtendedKeyUsageServerAuth());
    }

    /** Creates a self-signed server certificate. */
    static X509Bundle selfSignedServer(SubjectNames names, Validity validity) {
        KeyPair keys = newKeys();
        // Netty makes every self-signed certificate a CA, which a server must not be: a CA with the same name and
        // key issues it.
        X509Bundle itself = built(() -> valid(names.common(), keys, validity)
                .setIsCertificateAuthority(true)
                .buildSelfSigned());
        return issuedBy(
                itself, names.addTo(leaf(names.common(), keys, validity)).addExtendedKeyUsageServerAuth());
    }

    /** Creates a client certificate. */
    static X509Bundle client(X509Bundle issuer, String name, Validity validity) {
        return issuedBy(issuer, leaf(name, newKeys(), validity).addExtendedKeyUsageClientAuth());
    }

    private static CertificateBuilder authority(String subject, Validity validity) {
        // Section 4.2.1.3: a CA that signs certificates has keyCertSign, and the extension is critical.
        return valid(subject, newKeys(), validity)
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign);
    }

    private static CertificateBuilder leaf(String name, KeyPair keys, Validity validity) {
        // With ECDHE, both sides use their keys only for signatures (section 4.2.1.3).
        return valid(name, keys, validity).setKeyUsage(true, KeyUsage.digitalSignature);
    }

    private static CertificateBuilder valid(String name, KeyPair keys, Validity validity) {
        return new CertificateBuilder()
                .ecp256()
                .keyPair(keys)
                .subject("CN=" + name)
                .notBefore(validity.from())
                .notAfter(validity.until())
                .addExtensionOctetString(SUBJECT_KEY_IDENTIFIER, false, der(OCTET_STRING, identifier(keys)));
    }

    private static X509Bundle issuedBy(X509Bundle issuer, CertificateBuilder builder) {
        byte[] identifier = identifier(issuer.getCertificate());
        return built(() -> (identifier == null ? builder : withIssuer(builder, identifier)).buildIssuedBy(issuer));
    }

    private static CertificateBuilder withIssuer(CertificateBuilder builder, byte[] identifier) {
        return builder.addExtensionOctetString(
                AUTHORITY_KEY_IDENTIFIER, false, der(SEQUENCE, der(KEY_IDENTIFIER_TAG, identifier)));
    }

    /**
     * Returns the identifier of a key: the leftmost 160 bits of its SHA-256 (RFC 7093, section 2, method 1). For an RSA
     * key it includes the algorithm; any unique value will do.
     */
    private static byte[] identifier(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        int length = keys.getPublic().getAlgorithm().equals("EC") ? POINT_LENGTH : encoded.length;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(encoded, encoded.length - length, length);
            return Arrays.copyOf(digest.digest(), IDENTIFIER_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the subject key identifier of a certificate, which the certificates that it issues must repeat. */
    private static byte @Nullable [] identifier(X509Certificate certificate) {
        // An OCTET STRING in an OCTET STRING, both short.
        byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
        return extension == null ? null : Arrays.copyOfRange(extension, 4, extension.length);
    }

    /** Encodes a value (X.690, section 8.1); a length of 128 bytes or more takes two more bytes. */
    static byte[] der(int tag, byte[] content) {
        byte[] header = content.length < LONG_FORM
                ? new byte[] {(byte) tag, (byte) content.length}
                : new byte[] {(byte) tag, (byte) TWO_BYTES, (byte) (content.length >> 8), (byte) content.length};
        byte[] encoded = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, encoded, header.length, content.length);
        return encoded;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair weakKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(WEAK_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Building {
        X509Bundle build() throws Exception;
    }

    private static X509Bundle built(Building building) {
        try {
            return building.build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
