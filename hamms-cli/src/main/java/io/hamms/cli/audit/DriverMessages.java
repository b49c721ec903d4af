package io.hamms.cli.audit;

import io.hamms.audit.ClientCall;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.ClientResult;
import io.hamms.audit.ClientResult.Outcome;
import io.hamms.http.Json;
import io.hamms.http.JsonWriter;
import io.hamms.text.ShellWord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The messages to and from a driver. */
final class DriverMessages {

    private DriverMessages() {}

    /** Returns a call as a line without its line feed; the answer to it has the same id. */
    static String call(String id, ClientCall call, ClientFiles files) {
        return new String(Json.object(json -> write(json, id, call, files)), StandardCharsets.UTF_8);
    }

    /** Returns a call as a word for a shell. */
    static String typed(ClientCall call, ClientFiles files) {
        return ShellWord.quoted(call(call.id(), call, files));
    }

    /** The method, the bytes and the fields are the last request's; an earlier one is a GET. */
    private static void write(JsonWriter json, String id, ClientCall call, ClientFiles files) {
        ClientCall.Request last = call.requests().get(call.requests().size() - 1);
        json.writeStringField("id", id);
        if (call.requests().size() == 1) {
            json.writeStringField("url", last.uri().toString());
        } else {
            json.writeStringsField(
                    "urls",
                    call.requests().stream()
                            .map(request -> request.uri().toString())
                            .toList());
            json.writeBooleanField("reuse", true);
            json.writeNumberField("pauseMs", call.pause().toMillis());
        }
        json.writeStringField("method", last.method());
        if (last.contentBytes() > 0) {
            json.writeNumberField("bytes", last.contentBytes());
        }
        if (!last.headers().isEmpty()) {
            json.writeObjectFieldStart("headers");
            last.headers().forEach(json::writeStringField);
            json.writeEndObject();
        }
        json.writeNumberField("timeoutMs", call.timeout().toMillis());
        json.writeStringField("ca", files.ca(call.trust().pem()).toString());
    }

    /** Returns a driver's answer; the time is the driver's, if it is not more than the time that passed here. */
    static ClientResult result(JsonText answer, Duration passed) {
        List<JsonText> parts = answer.has("results") ? answer.objects("results") : List.of(answer);
        List<ClientResponse> responses = new ArrayList<>();
        Outcome outcome = parts.isEmpty() ? outcome(answer) : Outcome.SUCCESS;
        String error = answer.text("error");
        for (JsonText part : parts) {
            Outcome next = outcome(part);
            if (outcome == Outcome.SUCCESS && next != Outcome.SUCCESS) {
                outcome = next;
                error = part.text("error");
            }
            if (part.has("status") || part.has("bytes")) {
                responses.add(response(part));
            }
        }
        long measured = answer.number("ms", passed.toMillis());
        Duration time = measured < passed.toMillis() ? Duration.ofMillis(Math.max(0, measured)) : passed;
        return new ClientResult(outcome, time, responses, error, answer.text("detail"));
    }

    private static Outcome outcome(JsonText part) {
        return switch (part.text("outcome")) {
            case "ok" -> Outcome.SUCCESS;
            case "unsupported" -> Outcome.UNSUPPORTED;
            default -> Outcome.ERROR;
        };
    }

    private static ClientResponse response(JsonText part) {
        String text = part.text("text");
        return new ClientResponse(
                (int) part.number("status", 0),
                part.number("bytes", text.length()),
                part.text("sha256"),
                text.substring(0, Math.min(text.length(), ClientResponse.KEPT_BYTES)));
    }
}
