package io.hamms.mode.redirect;

import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Wire;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import java.util.List;
import java.util.Locale;

/** The parts that the redirect modes share. */
final class Redirect {

    static final Parameter<RedirectStatus> STATUS =
            Parameter.choice("status", RedirectStatus._302, "the status of the redirect");

    private static final byte[] ELSEWHERE = Bodies.bytes("What you look for is elsewhere." + Bodies.END);
    private static final byte[] ARRIVED = Bodies.bytes("You have arrived." + Bodies.END);

    private Redirect() {}

    /** The redirects that a client may follow automatically (RFC 9110, section 15.4). */
    enum RedirectStatus {
        _301(301),
        _302(302),
        _303(303),
        _307(307),
        _308(308);

        private final int code;

        RedirectStatus(int code) {
            this.code = code;
        }
    }

    /**
     * Answers with a redirect that has a Location field, in ISO 8859-1, for each location. A path leads to the same
     * mode.
     */
    static void send(Request request, Wire wire, List<String> locations) {
        send(request, wire, request.get(STATUS), locations);
    }

    /** Answers with a redirect of this status to one location. */
    static void send(Request request, Wire wire, RedirectStatus status, String location) {
        send(request, wire, status, List.of(location));
    }

    private static void send(Request request, Wire wire, RedirectStatus status, List<String> locations) {
        Response response = Response.of(status.code).headers(request.tag());
        for (String location : locations) {
            boolean isPath = location.startsWith("/") && !location.startsWith("//");
            response.header("Location", isPath ? request.prefix() + location : location);
        }
        wire.respond(request, response.body("text/plain", ELSEWHERE));
    }

    /** Answers with a redirect to one location. */
    static void send(Request request, Wire wire, String location) {
        send(request, wire, List.of(location));
    }

    /** Returns another name of this machine: below {@code localhost}, one whose first label still names a mode. */
    static String otherHost(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return "127.0.0.1";
        }
        boolean isBelow = host.toLowerCase(Locale.ROOT).endsWith(".localhost");
        return isBelow ? host.replaceFirst("\\.", ".other.") : "localhost";
    }

    /** Answers a request for the target of a redirect. */
    static void arrive(Request request, Wire wire) {
        wire.respond(request, Response.of(200).headers(request.tag()).body("text/plain", ARRIVED));
    }
}
