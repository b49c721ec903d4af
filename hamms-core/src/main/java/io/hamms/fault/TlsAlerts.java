package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.handler.ssl.OpenSslCertificateException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fatal TLS alerts: their names, and their detection in records and exceptions. */
public final class TlsAlerts {

    /** RFC 8446, section 6, and the further alerts of older versions (RFC 5246, section 7.2). */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "close_notify"),
            Map.entry(10, "unexpected_message"),
            Map.entry(20, "bad_record_mac"),
            Map.entry(21, "decryption_failed"),
            Map.entry(22, "record_overflow"),
            Map.entry(30, "decompression_failure"),
            Map.entry(40, "handshake_failure"),
            Map.entry(41, "no_certificate"),
            Map.entry(42, "bad_certificate"),
            Map.entry(43, "unsupported_certificate"),
            Map.entry(44, "certificate_revoked"),
            Map.entry(45, "certificate_expired"),
            Map.entry(46, "certificate_unknown"),
            Map.entry(47, "illegal_parameter"),
            Map.entry(48, "unknown_ca"),
            Map.entry(49, "access_denied"),
            Map.entry(50, "decode_error"),
            Map.entry(51, "decrypt_error"),
            Map.entry(60, "export_restriction"),
            Map.entry(70, "protocol_version"),
            Map.entry(71, "insufficient_security"),
            Map.entry(80, "internal_error"),
            Map.entry(86, "inappropriate_fallback"),
            Map.entry(90, "user_canceled"),
            Map.entry(100, "no_renegotiation"),
            Map.entry(109, "missing_extension"),
            Map.entry(110, "unsupported_extension"),
            Map.entry(111, "certificate_unobtainable"),
            Map.entry(112, "unrecognized_name"),
            Map.entry(113, "bad_certificate_status_response"),
            Map.entry(114, "bad_certificate_hash_value"),
            Map.entry(115, "unknown_psk_identity"),
            Map.entry(116, "certificate_required"),
            Map.entry(120, "no_application_protocol"));

    /** BoringSSL's error numbers: the last twelve bits are the reason. */
    private static final Pattern BORINGSSL = Pattern.compile("error:[0-9a-f]{5}([0-9a-f]{3}):SSL routines:");

    /** BoringSSL's reasons for received alerts begin here. */
    private static final int BORINGSSL_ALERTS = 1000;

    /** The alert that BoringSSL sends for a reason, for encrypted alerts late in a TLS 1.3 handshake. */
    private static final Map<Integer, Integer> BORINGSSL_SENT = Map.of(
            192, 116, // PEER_DID_NOT_RETURN_A_CERTIFICATE: certificate_required
            114, 51, // BAD_SIGNATURE: decrypt_error
            142, 51, // DIGEST_CHECK_FAILED: decrypt_error
            137, 50, // DECODE_ERROR: decode_error
            139, 20, // DECRYPTION_FAILED_OR_BAD_RECORD_MAC: bad_record_mac
            223, 10, // UNEXPECTED_MESSAGE: unexpected_message
            225, 10); // UNEXPECTED_RECORD: unexpected_message

    /** X509_V_ERR_INVALID_PURPOSE. */
    private static final int INVALID_PURPOSE = 26;

    private static final int BAD_CERTIFICATE = 42;
    private static final int UNSUPPORTED_CERTIFICATE = 43;
    private static final int CERTIFICATE_EXPIRED = 45;
    private static final int UNKNOWN_CA = 48;

    private static final Pattern JDK = Pattern.compile("(?:Received|received) fatal alert: ([a-z_]+)");

    public static final int ALERT_LENGTH = 7;
    public static final int CONTENT_TYPE_ALERT = 0x15;
    private static final int LEVEL_FATAL = 2;

    private TlsAlerts() {}

    /** Returns the name of an alert, {@code unknown} without one. */
    public static String name(int number) {
        return NAMES.getOrDefault(number, "unknown");
    }

    /** Returns the ending by a record that one side sends, null if it is not an unencrypted fatal alert. */
    public static @Nullable Ending in(ByteBuf record, Ending.By sender) {
        int start = record.readerIndex();
        return record.readableBytes() == ALERT_LENGTH
                        && record.getByte(start) == CONTENT_TYPE_ALERT
                        && record.getUnsignedShort(start + 3) == 2
                        && record.getByte(start + 5) == LEVEL_FATAL
                ? Ending.alert(sender, record.getUnsignedByte(start + 6))
                : null;
    }

    /** Returns the ending that an exception reports, null if it does not report an alert. */
    public static @Nullable Ending in(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        if (failure == null || message == null) {
            return null;
        }
        Matcher boring = BORINGSSL.matcher(message);
        if (boring.find()) {
            int reason = Integer.parseInt(boring.group(1), 16);
            if (reason >= BORINGSSL_ALERTS) {
                return Ending.alert(Ending.By.CLIENT, reason - BORINGSSL_ALERTS);
            }
            Integer sent = BORINGSSL_SENT.get(reason);
            return sent == null ? null : Ending.alert(Ending.By.SERVER, sent);
        }
        Matcher jdk = JDK.matcher(message);
        return jdk.find() ? named(jdk.group(1)) : refusal(failure);
    }

    /** Returns the alert for a rejected client certificate, null if the handshake failed for another reason. */
    private static @Nullable Ending refusal(Throwable failure) {
        boolean isRefused = false;
        int alert = UNKNOWN_CA;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            isRefused |= cause instanceof CertificateException;
            if (cause instanceof OpenSslCertificateException refused && refused.errorCode() == INVALID_PURPOSE) {
                alert = UNSUPPORTED_CERTIFICATE;
            } else if (cause instanceof CertificateExpiredException) {
                alert = CERTIFICATE_EXPIRED;
            } else if (cause instanceof CertificateNotYetValidException) {
                alert = BAD_CERTIFICATE;
            }
        }
        return isRefused ? Ending.alert(Ending.By.SERVER, alert) : null;
    }

    private static @Nullable Ending named(String name) {
        for (Map.Entry<Integer, String> alert : NAMES.entrySet()) {
            if (alert.getValue().equals(name)) {
                return Ending.alert(Ending.By.CLIENT, alert.getKey());
            }
        }
        return null;
    }
}
