package io.hamms.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the JSON documents of Hamms's responses. */
public final class Json {

    private Json() {}

    /** Writes the fields of one object. */
    @FunctionalInterface
    public interface Fields {

        /** Writes the fields between braces that the caller writes. */
        void writeTo(JsonWriter json);
    }

    /** Writes header fields as fields of the current object; fields with the same name are joined. */
    public static void writeHeaders(JsonWriter json, HeaderFields headers) {
        Set<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (HeaderField field : headers) {
            if (written.add(field.name())) {
                json.writeStringField(field.name(), String.join(", ", headers.all(field.name())));
            }
        }
    }

    /** Returns an object with these fields, as UTF-8. */
    public static byte[] object(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, fields);
        return bytes.toByteArray();
    }

    /** Writes an object with these fields, as UTF-8, in parts: the stream may reject more bytes. */
    public static void write(ByteArrayOutputStream out, Fields fields) {
        JsonWriter json = new JsonWriter(out, false);
        writeObject(json, fields);
        json.flush();
    }

    /** Returns an object, one field on each line. */
    public static String indented(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(bytes, true);
        writeObject(json, fields);
        json.flush();
        return bytes.toString(StandardCharsets.UTF_8) + '\n';
    }

    /** Returns an array of objects, one field on each line. */
    public static String lines(List<Fields> objects) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(bytes, true);
        json.writeStartArray();
        objects.forEach(fields -> writeObject(json, fields));
        json.writeEndArray();
        json.flush();
        return bytes.toString(StandardCharsets.UTF_8) + '\n';
    }

    private static void writeObject(JsonWriter json, Fields fields) {
        json.writeStartObject();
        fields.writeTo(json);
        json.writeEndObject();
    }
}
