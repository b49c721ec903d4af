package io.hamms.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: {@code String} itself replaces errors by U+FFFD or a question mark. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Returns a text as bytes.
     *
     * @throws IllegalArgumentException if it has half of a surrogate pair
     */
    public static byte[] bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Returns bytes as a text.
     *
     * @throws IllegalArgumentException if they are not UTF-8
     */
    public static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
