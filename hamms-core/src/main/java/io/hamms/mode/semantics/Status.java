package io.hamms.mode.semantics;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import java.util.Map;

/** Answers with any status, with the framing and the header field that the status requires. */
public final class Status extends HttpFault {

    private static final Parameter<Integer> STATUS = Parameter.integer("status", 200, 100, 999, "the status code");

    /** Fields that RFC 9110 requires, or a client needs: sections 15.4, 15.5.2, 15.5.8, 15.5.17, 15.5.22. */
    private static final Map<Integer, String[]> FIELDS = Map.ofEntries(
            Map.entry(301, new String[] {"Location", "/"}),
            Map.entry(302, new String[] {"Location", "/"}),
            Map.entry(303, new String[] {"Location", "/"}),
            Map.entry(307, new String[] {"Location", "/"}),
            Map.entry(308, new String[] {"Location", "/"}),
            Map.entry(401, new String[] {"WWW-Authenticate", "Basic realm=\"hamms\""}),
            Map.entry(407, new String[] {"Proxy-Authenticate", "Basic realm=\"hamms\""}),
            Map.entry(416, new String[] {"Content-Range", "bytes */0"}),
            Map.entry(426, new String[] {"Upgrade", "HTTP/2.0"}));

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(9, "status", Layer.SEMANTICS)
            .summary("answers with a chosen status")
            .wire("A response with that status and no content; 204 and 304 without `Content-Length`; 1xx followed by a"
                    + " final 200; 101 followed by FIN, because HTTP ends there.")
            .client("Treats an unknown code as the x00 code of its class (RFC 9110, section 15).")
            .symptom(Symptom.STATUS)
            .tryIt("curl -i {/?status=503}", "HTTP/1.1 503 Service Unavailable")
            .seen("micronaut-projects/micronaut-core#11383: 551 ends in an IllegalArgumentException")
            .parameters(STATUS)
            .onGet("/?status=551", VerdictClass.REPORT.must("RFC 9110, section 15"))
            .fault(new Status());

    private Status() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        int status = request.get(STATUS);
        if (status >= 200) {
            wire.respond(request, response(status, request));
        } else if (request.isHttp10()) {
            // RFC 9110, section 15.2: a 1xx must not be sent to an HTTP/1.0 client.
            throw new BadParameterException(
                    STATUS.name(), Integer.toString(status), "an integer from 200 to 999, over HTTP/1.0");
        } else if (status == 101) {
            wire.send(Http1Encoder.whole(Response.of(101)
                            .header("Connection", "upgrade")
                            .header("Upgrade", "hamms")
                            .headers(request.notes())))
                    .fin();
        } else {
            wire.send(Http1Encoder.whole(Response.of(status).headers(request.notes())))
                    .respond(request, response(200, request));
        }
    }

    private static Response response(int status, Request request) {
        Response response = Response.of(status);
        String[] field = FIELDS.get(status);
        if (field != null) {
            response.header(field[0], field[1]);
        }
        return switch (status) {
            // RFC 9110, section 15.5.6: the methods that are supported; that of the request is not.
            case 405 -> response.header("Allow", isSafe(request.method()) ? "POST" : "GET, HEAD");
            // RFC 9110, section 7.8: with Upgrade, so that no intermediary forwards it.
            case 426 -> response.header("Connection", "upgrade");
            default -> response;
        };
    }

    private static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
