package io.hamms.mode.semantics;

import io.hamms.fault.Request;
import io.hamms.http.Response;
import io.hamms.mode.part.LastUsed;

/**
 * How many tries are left, by a key that the client chooses; below {@code /counters} it may look at them and set
 * them.
 */
final class RetryCounters {

    /** How many are kept. */
    static final int MAX = 10_000;

    /** How many are listed: the list is made in one go, on an event loop that others share. */
    static final int MAX_LISTED = 1_000;

    private final LastUsed<String, Long> counters = new LastUsed<>(MAX);

    /** Returns whether a request is about the counters themselves. */
    static boolean isMeantBy(Request request) {
        return request.path().equals("/counters");
    }

    /** Counts a try down and returns how many are left: 0, or less, when it is to succeed. */
    long next(String key, long tries) {
        return counters.update(key, tries, left -> left - 1);
    }

    void clear() {
        counters.clear();
    }

    /** Answers a request that is about the counters themselves. */
    Response answer(Request request, String key, long tries) {
        return switch (request.method()) {
            case "POST" -> tell(200, key, counters.update(key, tries, left -> tries));
            case "GET", "HEAD" -> list();
            default -> Response.of(405).header("Allow", "GET, HEAD, POST");
        };
    }

    private Response list() {
        LastUsed.Latest<String, Long> latest = counters.latest(MAX_LISTED);
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

    /** Returns what has become of a try: success when none are left, else a failure. */
    static Response tried(String key, long left, int failure) {
        return tell(left <= 0 ? 200 : failure, key, left);
    }

    private static Response tell(int status, String key, long left) {
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
