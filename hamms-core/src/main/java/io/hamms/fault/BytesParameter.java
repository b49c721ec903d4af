package io.hamms.fault;

import io.hamms.http.Percent;
import io.hamms.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Any bytes, written as text in which percent signs and all but printable ASCII are percent-encoded; or in hexadecimal
 * digits or Base64 (RFC 4648) after the name of that form.
 */
final class BytesParameter extends ParameterKind<byte[]> {

    private static final String HEX = "hex:";
    private static final String BASE64 = "base64:";

    private final int maxBytes;

    private BytesParameter(String name, String value, int maxBytes, String description) {
        super(
                name,
                "bytes",
                bytes(value),
                value,
                "at most " + maxBytes + " bytes, percent-encoded, or after hex: or base64:",
                description);
        this.maxBytes = maxBytes;
    }

    static Parameter<byte[]> of(String name, String value, int maxBytes, String description) {
        return new BytesParameter(name, value, maxBytes, description);
    }

    @Override
    String text(byte[] decoded) {
        return Percent.encode(decoded, value -> value >= ' ' && value < 0x7f && value != '%');
    }

    @Override
    byte[] read(String text) {
        try {
            byte[] value = bytes(text);
            if (value.length <= maxBytes) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Rejected below.
        }
        throw refuse(text);
    }

    private static byte[] bytes(String text) {
        if (text.startsWith(HEX)) {
            return HexFormat.of().parseHex(text.substring(HEX.length()));
        } else if (text.startsWith(BASE64)) {
            // In a query, a plus sign means a space.
            return Base64.getDecoder().decode(text.substring(BASE64.length()).replace(' ', '+'));
        }
        return Percent.decode(new String(Utf8.bytes(text), StandardCharsets.ISO_8859_1));
    }
}
