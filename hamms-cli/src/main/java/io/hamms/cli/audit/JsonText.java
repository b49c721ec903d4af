package io.hamms.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.hamms.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object that a driver wrote; unknown members are ignored.
 *
 * @param members its members: texts, numbers and literals as texts, lists and objects
 */
record JsonText(Map<String, Object> members) {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    /**
     * Reads a line.
     *
     * @throws IOException if it is not one JSON object
     */
    static JsonText parse(String line) throws IOException {
        try (JsonParser json = FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            JsonText object = object(json);
            if (json.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
            return object;
        }
    }

    private static JsonText object(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.put(name, value(json));
        }
        return new JsonText(members);
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return json.getText();
        }
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns a member that is a text or a number; empty if it is left out. */
    String text(String name) {
        return members.get(name) instanceof String text && !text.equals("null") ? text : "";
    }

    /** Returns a member that is a whole number; the default if it is left out, or something else. */
    long number(String name, long otherwise) {
        try {
            return text(name).isEmpty()
                    ? otherwise
                    : Numbers.decimal(text(name)).longValue();
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (members.get(name) instanceof List<?> elements) {
            elements.forEach(element -> texts.add(element.toString()));
        }
        return texts;
    }

    List<JsonText> objects(String name) {
        List<JsonText> objects = new ArrayList<>();
        if (members.get(name) instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof JsonText object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
