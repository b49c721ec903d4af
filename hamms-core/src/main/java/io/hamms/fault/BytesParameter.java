package io.hamms.fault;

import io.hamms.http.Percent;
import io.hamms.text.Utf8;
import java.nio.charset.StandardCharsets;

/** Any bytes, written as text in which percent signs and all but printable ASCII are percent-encoded. */
final class BytesParameter extends ParameterKind<byte[]> {

    private final int maxBytes;

    BytesParameter(String name, String value, int maxBytes, String description) {
        super(
                name,
                "bytes",
                value.getBytes(StandardCharsets.US_ASCII),
                value,
                "at most " + maxBytes + " bytes, percent-encoded",
                description);
        this.maxBytes = maxBytes;
    }

    @Override
    String text(byte[] decoded) {
        return Percent.encode(decoded, value -> value >= ' ' && value < 0x7f && value != '%');
    }

    @Override
    byte[] read(String text) {
        try {
            byte[] value = Percent.decode(new String(Utf8.bytes(text), StandardCharsets.ISO_8859_1));
            if (value.length <= maxBytes) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Rejected below.
        }
        throw refuse(text);
    }
}
