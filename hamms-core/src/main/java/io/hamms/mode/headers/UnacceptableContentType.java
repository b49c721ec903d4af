package io.hamms.mode.headers;

import static java.util.Objects.requireNonNull;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Accept;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers in a media type that the client does not accept. */
public final class UnacceptableContentType extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(14, "unacceptable-content-type", Layer.HEADERS)
            .summary("answers in a media type that Accept excludes")
            .wire("200 with a short document in the first of `text/morse`, `application/json`, `text/html` and"
                    + " `text/csv` that the request does not accept; Morse code if it accepts them all.")
            .client("Checks `Content-Type` before it parses: a server may disregard `Accept` (RFC 9110, section"
                    + " 12.4.1).")
            .symptom(Symptom.CONTENT_TYPE)
            .tryIt("curl -i -H 'Accept: text/html' {/}", "Content-Type: text/morse")
            .seen("anomalyco/opencode#21289: HTML in place of JSON counts as success")
            .onGet(VerdictClass.REPORT.choice("RFC 9110, section 12.4.1"))
            .fault(new UnacceptableContentType());

    private static final String[] LETTERS =
            (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.--"
                            + " --..")
                    .split(" ");

    private static final List<String> TYPES = List.of("text/morse", "application/json", "text/html", "text/csv");
    private static final Map<String, byte[]> BODIES = Map.of(
            "text/morse", Bodies.bytes(morse("nobody reads morse any more") + Bodies.END),
            "application/json", Bodies.bytes("{\"message\":\"You did not ask for JSON.\"}"),
            "text/html",
                    Bodies.bytes("<!doctype html><html><head><title>HTML</title></head><body><p>You did not ask for"
                            + " HTML.</p></body></html>"
                            + Bodies.END),
            "text/csv", Bodies.bytes("message,status\nYou did not ask for CSV.,200" + Bodies.END));

    private UnacceptableContentType() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Accept accept = Accept.of(request.headers());
        String type = TYPES.stream()
                .filter(offered -> !accept.allows(offered))
                .findFirst()
                .orElse(TYPES.get(0));
        wire.respond(request, Response.of(200).body(type, requireNonNull(BODIES.get(type))));
    }

    /** Returns a text of letters and spaces in Morse code: a space after each letter, a slash between words. */
    private static String morse(String text) {
        StringBuilder code = new StringBuilder();
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            code.append(letter == ' ' ? "/" : LETTERS[letter - 'a']).append(' ');
        }
        return code.toString();
    }
}
