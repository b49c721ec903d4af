package io.hamms.http;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value (RFC 8259) in UTF-8, so that modes answer in JSON without a JSON library.
 * The methods are named as those of Jackson's {@code JsonGenerator}.
 */
public final class JsonWriter {

    private static final String INDENT = "  ";

    private final JsonBytes bytes;
    private final boolean isIndented;
    private int depth;
    private boolean hasSibling;
    private boolean isAfterName;

    JsonWriter(ByteArrayOutputStream out, boolean isIndented) {
        this.bytes = new JsonBytes(out);
        this.isIndented = isIndented;
    }

    /** Writes an opening brace. */
    public void writeStartObject() {
        start('{');
    }

    /** Writes a closing brace. */
    public void writeEndObject() {
        end('}');
    }

    /** Writes an opening bracket. */
    public void writeStartArray() {
        start('[');
    }

    /** Writes a closing bracket. */
    public void writeEndArray() {
        end(']');
    }

    /** Writes the name of a field; its value must follow. */
    public void writeFieldName(String name) {
        separate();
        bytes.quote(name);
        bytes.raw(isIndented ? " : " : ":");
        isAfterName = true;
    }

    /** Writes a field and the start of its object. */
    public void writeObjectFieldStart(String name) {
        writeFieldName(name);
        writeStartObject();
    }

    /** Writes a field and the start of its array. */
    public void writeArrayFieldStart(String name) {
        writeFieldName(name);
        writeStartArray();
    }

    /** Writes a text, or null. */
    public void writeString(@Nullable String text) {
        if (text == null) {
            writeNull();
            return;
        }
        beginValue();
        bytes.quote(text);
        hasSibling = true;
    }

    /** Writes null. */
    public void writeNull() {
        literal("null");
    }

    /** Writes a number. */
    public void writeNumber(long number) {
        writeNumber(Long.toString(number));
    }

    /** Writes a number in JSON's syntax, unchecked. */
    public void writeNumber(String number) {
        literal(number);
    }

    /** Writes true or false. */
    public void writeBoolean(boolean value) {
        literal(Boolean.toString(value));
    }

    /** Writes a field whose value is a text, or null. */
    public void writeStringField(String name, @Nullable String text) {
        writeFieldName(name);
        writeString(text);
    }

    /** Writes a field whose value is a number. */
    public void writeNumberField(String name, long number) {
        writeFieldName(name);
        writeNumber(number);
    }

    /** Writes a field whose value is a number or null. */
    public void writeOptionalNumberField(String name, @Nullable Long number) {
        writeFieldName(name);
        if (number == null) {
            writeNull();
        } else {
            writeNumber(number);
        }
    }

    /** Writes a field whose value is true or false. */
    public void writeBooleanField(String name, boolean value) {
        writeFieldName(name);
        writeBoolean(value);
    }

    /** Writes a field whose value is bytes in base64 (RFC 4648, section 4). */
    public void writeBinaryField(String name, byte[] bytes) {
        writeStringField(name, Base64.getEncoder().encodeToString(bytes));
    }

    /** Writes a field whose value is an array of texts. */
    public void writeStringsField(String name, List<String> texts) {
        writeArrayFieldStart(name);
        texts.forEach(this::writeString);
        writeEndArray();
    }

    /** Flushes all written bytes to the stream. */
    void flush() {
        bytes.flush();
    }

    private void start(char bracket) {
        beginValue();
        bytes.put(bracket);
        depth++;
        hasSibling = false;
    }

    private void end(char bracket) {
        depth--;
        if (isIndented) {
            bytes.raw(hasSibling ? "\n" + INDENT.repeat(depth) : " ");
        }
        bytes.put(bracket);
        hasSibling = true;
    }

    private void literal(String text) {
        beginValue();
        bytes.raw(text);
        hasSibling = true;
    }

    private void beginValue() {
        if (isAfterName) {
            isAfterName = false;
        } else {
            separate();
        }
    }

    private void separate() {
        if (hasSibling) {
            bytes.put(',');
        }
        if (isIndented && depth > 0) {
            bytes.raw("\n" + INDENT.repeat(depth));
        }
    }
}
