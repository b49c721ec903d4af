package io.hamms.mode.part;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Source;
import io.hamms.fault.Wire;
import io.hamms.http.Accept;
import io.hamms.http.Http1Encoder;
import java.util.List;
import java.util.Map;

/** A response with only the beginning of a document, in the media type that the client prefers. */
public final class UnfinishedDocument {

    /** The declared length of the document. */
    public static final Parameter<Long> DECLARED =
            Parameter.count("declared", 2300, 1, Long.MAX_VALUE, "the value of Content-Length");

    /** The length of the part that is sent. */
    public static final Parameter<Long> SENT = Parameter.count(
            "sent", 300, 0, Long.MAX_VALUE - 1, "how many bytes of the body are sent, fewer than" + " declared");

    /** What the client receives; each mode appends how the connection ends. */
    public static final String WIRE =
            "200 with `Content-Length: 2300` and 300 bytes, the beginning of a document in the media type that"
                    + " `Accept` prefers among `application/json`, `text/html`, `text/plain` and `text/xml` (JSON if"
                    + " none), then ";

    private static final String FILLER = "All work and no play makes an HTTP client a dull boy. ";
    private static final List<String> TYPES = List.of("application/json", "text/html", "text/plain", "text/xml");
    private static final Map<String, String> BEGINNINGS = Map.of(
            "application/json", "{\"unfinished\": \"",
            "text/html", "<!doctype html><html><head><title>Unfinished</title></head><body><p>",
            "text/plain", "",
            "text/xml", "<?xml version=\"1.0\"?><unfinished>");

    private UnfinishedDocument() {}

    /**
     * Checks the lengths and the status.
     *
     * @throws BadParameterException if {@code sent} is not less than {@code declared}, or the status has no body
     */
    public static void check(Arguments arguments) {
        long declared = arguments.get(DECLARED);
        long sent = arguments.get(SENT);
        if (sent >= declared) {
            throw new BadParameterException(
                    SENT.name(), Long.toString(sent), "less than the " + declared + " declared");
        }
        BodyStatus.check(arguments);
    }

    /**
     * Sends the head and the beginning.
     *
     * @return whether the response is incomplete; a response to HEAD is complete
     */
    public static boolean begin(Request request, Wire wire) {
        long declared = request.get(DECLARED);
        long sent = request.get(SENT);
        String type = Accept.of(request.headers()).best(TYPES);
        wire.send(Http1Encoder.head(BodyStatus.response(request)
                .header("Content-Type", type)
                .header("Content-Length", Long.toString(declared))
                .headers(request.notes())));
        if (request.isHead()) {
            return false;
        }
        String beginning = BEGINNINGS.getOrDefault(type, "");
        int length = (int) Math.min(sent, beginning.length());
        wire.send(beginning.substring(0, length)).send(Source.repeat(FILLER, sent - length));
        return true;
    }
}
