package io.hamms.mode.catalogue;

import io.hamms.fault.Expectation;
import io.hamms.fault.Need;
import io.hamms.http.JsonWriter;

/** Writes expectations for lists, documents and JSON. */
public final class ExpectationText {

    private ExpectationText() {}

    /** Returns an expectation as one line. */
    public static String of(Expectation expectation) {
        String right = right(expectation);
        return exercise(expectation) + ": " + expectation.rule().verdict().label() + ", "
                + obligation(expectation.rule()) + (right.isEmpty() ? "" : "; right response: " + right);
    }

    /** Returns the exercise and the request target. */
    static String exercise(Expectation expectation) {
        return expectation.exercise().label() + " `" + expectation.probe() + "`";
    }

    /** Returns a rule's obligation and the sections that state it. */
    static String obligation(Expectation.Rule rule) {
        return rule.obligation().label() + (rule.sections().isEmpty() ? "" : " (" + rule.sections() + ")");
    }

    /** Returns the right response, empty if none is given. */
    static String right(Expectation expectation) {
        return expectation.right().map(ExpectationText::answer).orElse("");
    }

    private static String answer(Expectation.RightResponse answer) {
        return answer.status()
                + (answer.contains().isEmpty() ? " without content" : " with `" + answer.contains() + "`");
    }

    /** Writes an expectation as an object. */
    static void write(JsonWriter json, Expectation expectation) {
        json.writeStartObject();
        json.writeStringField("class", expectation.rule().verdict().label());
        json.writeStringField("obligation", expectation.rule().obligation().label());
        json.writeStringField("sections", expectation.rule().sections());
        json.writeStringField("exercise", expectation.exercise().label());
        json.writeStringField("probe", expectation.probe());
        if (expectation.right().isPresent()) {
            json.writeObjectFieldStart("right");
            json.writeNumberField("status", expectation.right().get().status());
            json.writeStringField("contains", expectation.right().get().contains());
            json.writeEndObject();
        }
        if (!expectation.needs().isEmpty()) {
            json.writeArrayFieldStart("needs");
            expectation.needs().stream().sorted().map(Need::token).forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
