package io.hamms.fault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hamms.http.HeaderField;
import io.hamms.http.HeaderFields;
import io.hamms.http.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The JSON documents of Hamms's own answers. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory().setCharacterEscapes(new ControlEscapes());

    private Json() {}

    /** Writes what is wrong with a request as a field of an object: an array of tokens. */
    public static void writeViolations(JsonGenerator json, List<Violation> violations) throws IOException {
        writeStrings(
                json, "violations", violations.stream().map(Violation::token).toList());
    }

    /** Writes the fields of one object. */
    @FunctionalInterface
    public interface Fields {

        /** Writes them; the braces are there already. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Writes header fields as fields of the object that is being written; those of one name become one. */
    public static void writeHeaders(JsonGenerator json, HeaderFields headers) throws IOException {
        Set<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (HeaderField field : headers) {
            if (written.add(field.name())) {
                json.writeStringField(field.name(), String.join(", ", headers.all(field.name())));
            }
        }
    }

    /** Writes a field whose value is an array of strings. */
    public static void writeStrings(JsonGenerator json, String name, List<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    /** Writes what is said of an ending, as fields of the object that is being written. */
    public static void writeEnding(JsonGenerator json, Ending ending) throws IOException {
        json.writeStringField("by", ending.by().token());
        json.writeStringField("how", ending.how().name());
        if (ending.alert().isPresent()) {
            json.writeNumberField("alert", ending.alert().getAsInt());
        }
        json.writeStringField("label", ending.label());
    }

    /** Returns an object with these fields, as UTF-8. */
    public static byte[] object(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, fields);
        return bytes.toByteArray();
    }

    /** Writes an object with these fields, as UTF-8. */
    public static void write(OutputStream out, Fields fields) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
