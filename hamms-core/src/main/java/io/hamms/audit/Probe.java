package io.hamms.audit;

import io.hamms.fault.Exercise;
import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Need;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.timing.DripFeed;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One expectation of a mode, to be exercised.
 *
 * @param number its number among the mode's expectations, from 1
 */
record Probe(FailureMode mode, int number, Expectation expectation) {

    /** Credentials for clients that can send given fields: the secret must not reach another origin. */
    static final Map<String, String> CREDENTIALS =
            Map.of("Authorization", "Bearer hamms-secret", "Cookie", "session=hamms-secret");

    private static final Map<String, String> RANGE = Map.of("Range", "bytes=1000-");

    /** More than the buffers of two sockets on the loopback interface hold. */
    static final long UPLOAD_BYTES = 16L * 1024 * 1024;

    /** Longer than what follows a first response takes to come: a gap, or the time for which a connection is kept. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private static final long POST_BYTES = 5;
    private static final int DRIP_BYTES = 47;

    String id() {
        return mode.name() + "#" + number;
    }

    Exercise exercise() {
        return expectation.exercise();
    }

    VerdictClass verdict() {
        return expectation.rule().verdict();
    }

    /** Returns whether most of its time is waiting, so that many of its kind can run at once. */
    boolean isWaiting() {
        return switch (verdict()) {
            case BOUNDED_WAIT, BOUNDED_RESOURCES, RETRY_PACING -> true;
            default -> exercise() == Exercise.UPLOAD;
        };
    }

    Set<Ability> needs() {
        Set<Ability> needs = EnumSet.noneOf(Ability.class);
        if (mode.scheme().equals("https")) {
            needs.add(Ability.TLS);
        }
        switch (exercise()) {
            case GET -> {}
            case POST -> needs.add(Ability.POST);
            case UPLOAD -> needs.add(Ability.UPLOAD);
            case TWO_REQUESTS -> needs.add(Ability.TWO_REQUESTS);
            case GET_THEN_POST -> needs.addAll(Set.of(Ability.TWO_REQUESTS, Ability.POST));
        }
        return needs;
    }

    /** Returns the client's requests. */
    ClientCall call(int port, Duration timeout, Trust trust) {
        URI uri = uri(port, target(timeout));
        List<ClientCall.Request> requests =
                switch (exercise()) {
                    case GET -> List.of(request("GET", uri, 0));
                    case POST -> List.of(request("POST", uri, POST_BYTES));
                    case UPLOAD -> List.of(request("POST", uri, UPLOAD_BYTES));
                    case TWO_REQUESTS -> List.of(request("GET", uri, 0), request("GET", second(port), 0));
                    case GET_THEN_POST -> List.of(request("GET", uri, 0), request("POST", second(port), POST_BYTES));
                };
        return new ClientCall(id(), requests, PAUSE, timeout, trust);
    }

    private ClientCall.Request request(String method, URI uri, long bytes) {
        return new ClientCall.Request(method, uri, fields(), bytes);
    }

    /** Returns the header fields that a client sends if it can be told to. */
    private Map<String, String> fields() {
        if (verdict() == VerdictClass.PRIVACY) {
            return CREDENTIALS;
        }
        return expectation.needs().contains(Need.RANGE) ? RANGE : Map.of();
    }

    /** Returns the request target: a drip lasts longer than the client's own timeout, whatever that is. */
    private String target(Duration timeout) {
        if (!(mode.fault() instanceof DripFeed)) {
            return expectation.probe();
        }
        return "/?interval=" + Math.max(60, timeout.toMillis() * 3 / 2 / DRIP_BYTES + 1) + "ms";
    }

    private URI second(int port) {
        String query = expectation.probe().substring(expectation.probe().indexOf('/') + 1);
        return uri(port, "/second" + query);
    }

    private URI uri(int port, String target) {
        return URI.create(mode.scheme() + "://127.0.0.1:" + port + target);
    }
}
