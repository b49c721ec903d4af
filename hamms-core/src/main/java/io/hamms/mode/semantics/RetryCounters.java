package io.hamms.mode.semantics;

import io.hamms.fault.Request;
import io.hamms.handler.LastUsed;
import io.hamms.http.Response;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number of tries left for each key that clients choose; {@code /counters} lists the counters and sets
 * them.
 */
final class RetryCounters {

    /** The largest number of counters. */
    static final int MAX = 10_000;

    /** The longest list: one task of a shared event loop writes it. */
    static final int MAX_LISTED = 1_000;

    /** The longest list in bytes; a client may ask for it many times before it reads any. */
    static final int MAX_LIST_BYTES = 64 << 10;

    /** What JSON writes for a counter beside its key, at most. */
    private static final int COUNTER_BYTES = 24;

    /** What JSON writes for a character that it escapes. */
    private static final int ESCAPED_BYTES = 6;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final LastUsed<String, Long> counters = new LastUsed<>(MAX);

    /** Returns whether a request addresses the counters. */
    static boolean isAddressedBy(Request request) {
        return request.path().equals("/counters");
    }

    /** Decrements a counter and returns the tries left; 0 or less means success. */
    long next(String key, long tries) {
        return counters.update(key, tries, left -> left - 1);
    }

    void clear() {
        counters.clear();
    }

    /** Answers a request that addresses the counters. */
    Response answer(Request request, String key, long tries) {
        return switch (request.method()) {
            case "POST" ->
                isUnreadable(request)
                        ? Response.error(415, "a body that is not a form").header("Accept", FORM)
                        : state(200, key, counters.update(key, tries, left -> tries));
            case "GET", "HEAD" -> list();
            default -> Response.of(405).header("Allow", "GET, HEAD, POST");
        };
    }

    private static boolean isUnreadable(Request request) {
        return request.content().length > 0 && !request.head().hasForm();
    }

    private Response list() {
        LastUsed.Latest<String, Long> latest = fitting(counters.latest(MAX_LISTED));
        return Response.of(200).json(json -> {
            json.writeObjectFieldStart("counters");
            for (var counter : latest.values().entrySet()) {
                json.writeNumberField(counter.getKey(), counter.getValue());
            }
            json.writeEndObject();
            if (latest.leftOut() > 0) {
                json.writeNumberField("left_out", latest.leftOut());
            }
            json.writeBooleanField("success", true);
        });
    }

    /** Returns the latest of these counters that the list has room for. */
    private static LastUsed.Latest<String, Long> fitting(LastUsed.Latest<String, Long> listed) {
        Map<String, Long> fitting = new LinkedHashMap<>(listed.values());
        int bytes = fitting.keySet().stream().mapToInt(RetryCounters::bytes).sum();
        Iterator<String> oldest = fitting.keySet().iterator();
        while (bytes > MAX_LIST_BYTES) {
            bytes -= bytes(oldest.next());
            oldest.remove();
        }
        int dropped = listed.values().size() - fitting.size();
        return new LastUsed.Latest<>(fitting, listed.leftOut() + dropped);
    }

    /** Returns how many bytes of JSON a counter needs, at most. */
    private static int bytes(String key) {
        int bytes = COUNTER_BYTES;
        for (int i = 0; i < key.length(); i++) {
            char character = key.charAt(i);
            boolean isPlain = character >= ' ' && character <= '~' && character != '"' && character != '\\';
            bytes += isPlain ? 1 : ESCAPED_BYTES;
        }
        return bytes;
    }

    /** Returns the response to a try: success if no tries are left, else a failure. */
    static Response tryResponse(String key, long left, int failure) {
        return state(left <= 0 ? 200 : failure, key, left);
    }

    private static Response state(int status, String key, long left) {
        return Response.of(status).json(json -> {
            if (status != 200) {
                json.writeStringField(
                        "error", "The server failed, as it was meant to. Tries until it does not: " + left);
            }
            json.writeStringField("key", key);
            json.writeBooleanField("success", status == 200);
            json.writeNumberField("tries_remaining", left);
        });
    }
}
