package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the JSON that Hamms writes with Jackson's. */
class JsonWriterTest {

    private static final JsonFactory JACKSON = new JsonFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a\"b\\c/d",
                "\b\t\n\f\r",
                "\u0000\u0001\u001b\u001f ",
                "\u00a0\u00e9\u07ff\u0800\u20ac\ufffd\uffff",
                "\ud83d\ude00 and \ud800\udc00"
            })
    void escapesTextsAsJacksonDoes(String text) throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (JsonGenerator json = JACKSON.createGenerator(expected)) {
            json.writeStartObject();
            json.writeStringField("a" + text, text);
            json.writeEndObject();
        }
        assertThat(Json.object(json -> json.writeStringField("a" + text, text))).isEqualTo(expected.toByteArray());
    }

    @Test
    void escapesControlCharactersAndUnpairedSurrogates() throws IOException {
        String text = "\u007f\u0080\u009f\ud800x\udc00";
        byte[] written = Json.object(json -> json.writeStringField("a", text));

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"\\u007F\\u0080\\u009F\\uD800x\\uDC00\"}");
        try (JsonParser parser = JACKSON.createParser(written)) {
            parser.nextToken();
            assertThat(parser.nextFieldName()).isEqualTo("a");
            assertThat(parser.nextTextValue()).isEqualTo(text);
        }
    }

    @Test
    void writesEveryKindOfValue() {
        byte[] written = Json.object(json -> {
            json.writeStringField("none", null);
            json.writeNumberField("long", Long.MIN_VALUE);
            json.writeFieldName("number");
            json.writeNumber("0.05");
            json.writeBooleanField("flag", true);
            json.writeBinaryField("bytes", new byte[] {0, -1, 62, 63});
            json.writeStringsField("texts", List.of("a", "b"));
            json.writeObjectFieldStart("object");
            json.writeEndObject();
            json.writeArrayFieldStart("numbers");
            json.writeNumber(1);
            json.writeNumber(2);
            json.writeEndArray();
        });
        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"none\":null,\"long\":-9223372036854775808,\"number\":0.05,\"flag\":true,"
                        + "\"bytes\":\"AP8+Pw==\",\"texts\":[\"a\",\"b\"],\"object\":{},\"numbers\":[1,2]}");
    }

    @Test
    void writesLongDocumentsInParts() {
        String text = "\u00e9".repeat(50_000);
        byte[] written = Json.object(json -> json.writeStringField("a", text));

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"" + text + "\"}");
    }

    @Test
    void breaksLinesAsJacksonDoes() throws IOException {
        StringWriter expected = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = JACKSON.createGenerator(expected)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines))) {
            json.writeStartArray();
            for (int i = 0; i < 2; i++) {
                json.writeStartObject();
                json.writeNumberField("number", i);
                json.writeArrayFieldStart("none");
                json.writeEndArray();
                json.writeArrayFieldStart("some");
                json.writeString("a");
                json.writeStartObject();
                json.writeEndObject();
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        assertThat(Json.lines(List.of(json -> write(json, 0), json -> write(json, 1))))
                .isEqualTo(expected + "\n");
    }

    private static void write(JsonWriter json, int number) {
        json.writeNumberField("number", number);
        json.writeArrayFieldStart("none");
        json.writeEndArray();
        json.writeArrayFieldStart("some");
        json.writeString("a");
        json.writeStartObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
