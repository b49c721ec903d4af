package io.hamms.mode.baseline;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Json;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.Representation;
import io.hamms.text.ErrorText;
import java.util.Set;

/** Answers as a correct server does: the baseline for every comparison, and the origin that redirects lead to. */
public final class Healthy extends HttpFault {

    /** Whether the response echoes the request. */
    public static final Parameter<Boolean> ECHO =
            Parameter.flag("echo", false, "respond with the request's method, target and header fields as JSON");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(99, "healthy", Layer.BASELINE)
            .summary("answers correctly, as the baseline")
            .wire("200 with `Date`, `Content-Length`, a short text that ends in `HAMMS-END`, and `X-Hamms-Seq` and"
                    + " `X-Hamms-Path`, which identify the request; with `ETag`, and to GET the part that `Range` and"
                    + " `If-Range` ask for (RFC 9110, section 14). `If-None-Match` and `If-Match` get 304 or 412 if"
                    + " they do not allow the 200 (section 13). A request that violates RFC 9112 gets 400 and FIN;"
                    + " an unknown method or transfer coding gets 501, `CONNECT` and `TRACE` get 405. An `Expect`"
                    + " without content and a wrong `Connection` (RFC 9110) are recorded and answered with 200.")
            .client("Succeeds.")
            .symptom(Symptom.BASELINE)
            .tryIt("curl -i {/}", "HTTP/1.1 200 OK")
            .parameters(ECHO)
            .onGet(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "HAMMS-END")
            .fault(new Healthy());

    private static final Set<String> KNOWN = Set.of("CONNECT", "TRACE");
    private static final Representation CONTENT = Representation.of(Bodies.bytes(Bodies.HEALTHY));

    private Healthy() {}

    @Override
    protected boolean isStrict() {
        return true;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        String method = request.method();
        if (!METHODS.contains(method)) {
            wire.respond(request, refusal(method).headers(request.tag()));
            return;
        }
        Response response = request.get(ECHO) ? echo(request) : CONTENT.response(request);
        wire.respond(request, (method.equals("OPTIONS") ? response.header("Allow", ALLOW) : response));
    }

    /** Returns 405 for a known method and 501 for an unknown one (RFC 9110, sections 15.5.6 and 15.6.2). */
    private static Response refusal(String method) {
        Response response = KNOWN.contains(method) ? Response.of(405).header("Allow", ALLOW) : Response.of(501);
        return response.json(json -> json.writeStringField("error", ErrorText.of("method", method, ALLOW)));
    }

    /** Returns a response that echoes the request. */
    public static Response echo(Request request) {
        return Response.of(200).headers(request.tag()).json(json -> {
            json.writeStringField("method", request.method());
            json.writeStringField("target", request.target());
            json.writeObjectFieldStart("headers");
            Json.writeHeaders(json, request.headers());
            json.writeEndObject();
        });
    }
}
