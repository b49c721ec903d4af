package io.hamms.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A response as a client hands it to its caller.
 *
 * @param status the status code; 0 if the client does not say
 * @param bytes the length of the content
 * @param sha256 its hash in lower-case hexadecimal digits; empty if unknown
 * @param text its first {@value #KEPT_BYTES} bytes, in ISO 8859-1; empty if unknown
 */
public record ClientResponse(int status, long bytes, String sha256, String text) {

    /** The limit of the kept content. */
    public static final int KEPT_BYTES = 64 * 1024;

    /** Returns a response with this content. */
    public static ClientResponse of(int status, byte[] content) {
        byte[] kept = content.length > KEPT_BYTES ? Arrays.copyOf(content, KEPT_BYTES) : content;
        return new ClientResponse(
                status, content.length, sha256(content), new String(kept, StandardCharsets.ISO_8859_1));
    }

    /** Returns the hash of a content. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
