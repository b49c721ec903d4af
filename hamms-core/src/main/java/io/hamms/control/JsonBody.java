package io.hamms.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.hamms.text.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in a request. */
final class JsonBody {

    private static final int MAX_DEPTH = 8;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A number, true, false or null, as written. */
    private record Literal(String text) {

        boolean isNull() {
            return text.equals("null");
        }
    }

    private final Map<String, Object> members;

    private JsonBody(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads all of the content.
     *
     * @throws ProblemException if it is not JSON, or not an object; it carries the position
     */
    static JsonBody parse(byte[] content) {
        try (JsonParser json = FACTORY.createParser(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw at(json, ProblemException.of(400, "body", "not an object", "a JSON object"));
            }
            JsonBody body = object(json);
            if (json.nextToken() != null) {
                throw at(json, ProblemException.of(400, "body", "more than one value", "one JSON object"));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException malformed(JsonProcessingException e) {
        String what = e.getOriginalMessage()
                .replaceAll("\\s*\\R\\s*", " ")
                .replaceAll("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]", "line $1, column $2");
        ProblemException refusal = ProblemException.of(400, "body: " + what, "a JSON object");
        JsonLocation place = e.getLocation();
        return place == null ? refusal : refusal.at(place.getLineNr(), place.getColumnNr());
    }

    private static ProblemException at(JsonParser json, ProblemException refusal) {
        return refusal.at(
                json.currentTokenLocation().getLineNr(),
                json.currentTokenLocation().getColumnNr());
    }

    private static JsonBody object(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.put(name, value(json));
        }
        return new JsonBody(members);
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(json));
            }
            return elements;
        }
        return token == JsonToken.VALUE_STRING ? json.getText() : new Literal(json.getText());
    }

    /** Rejects every other name. */
    JsonBody only(String... names) {
        for (String given : members.keySet()) {
            if (!List.of(names).contains(given)) {
                throw ProblemException.of(400, given, "no such member", String.join(", ", names));
            }
        }
        return this;
    }

    /** Returns all members as texts, as in a query: numbers and booleans as written. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            boolean isValue = value instanceof Literal literal ? !literal.isNull() : value instanceof String;
            if (!isValue) {
                throw ProblemException.of(400, name, described(value), "a string, a number, true or false");
            }
            texts.put(name, value instanceof Literal literal ? literal.text() : value.toString());
        });
        return texts;
    }

    String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw ProblemException.of(400, name, described(members.get(name)), "a string");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    int integer(String name, int min, int max) {
        Object value = members.get(name);
        try {
            int number = value instanceof Literal literal ? Numbers.integer(literal.text()) : min - 1;
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Rejected below like any number out of range.
        }
        throw ProblemException.of(400, name, described(value), "an integer from " + min + " to " + max);
    }

    List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        if (members.get(name) instanceof List<?> elements) {
            for (Object element : elements) {
                if (!(element instanceof String text)) {
                    throw ProblemException.of(400, name + "[" + strings.size() + "]", described(element), "a string");
                }
                strings.add(text);
            }
            return strings;
        }
        throw ProblemException.of(400, name, described(members.get(name)), "an array of strings");
    }

    /** Returns a member that is an object, an empty one if it is absent. */
    JsonBody object(String name) {
        Object value = members.getOrDefault(name, new JsonBody(Map.of()));
        if (value instanceof JsonBody body) {
            return body;
        }
        throw ProblemException.of(400, name, described(value), "an object");
    }

    List<String> names() {
        return List.copyOf(members.keySet());
    }

    private static String described(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Literal literal) {
            return literal.text();
        }
        return value instanceof String text ? '"' + text + '"' : value instanceof List ? "an array" : "an object";
    }
}
