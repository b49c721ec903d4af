package io.hamms.mode.redirect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.baseline.Healthy;

/** Redirects to a path that echoes the request, so that its method and content can be compared. */
public final class RedirectMethod extends HttpFault {

    private static final String ARRIVAL = "/arrival";

    private static final Parameter<Redirect.RedirectStatus> STATUS =
            Parameter.choice("status", Redirect.RedirectStatus._301, "the status of the redirect");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(182, "redirect-method", Layer.SEMANTICS)
            .summary("redirects to a path that echoes the method")
            .wire("301 with `Location: /arrival`, which echoes the method, target and header fields as JSON.")
            .client("Follows 307 and 308 with the same method and content, and 303 with GET; on 301 and 302 may change"
                    + " POST to GET, but no other method (RFC 9110, sections 15.4.2, 15.4.3, 15.4.4, 15.4.8 and"
                    + " 15.4.9).")
            .symptom(Symptom.REDIRECT)
            .tryIt("curl -L -d a=1 {/}", "\"method\":\"GET\"")
            .seen("AsyncHttpClient/async-http-client#2325: PUT, PATCH and DELETE become a GET without content on 301"
                    + " and 302")
            .parameters(STATUS)
            .needs(Need.REDIRECT)
            .onPost("/?status=307", VerdictClass.MUST_SUCCEED.must("RFC 9110, section 15.4.8"))
            .right(200, "\"method\":\"POST\"")
            .onPost("/?status=303", VerdictClass.MUST_SUCCEED.consensus("RFC 9110, section 15.4.4"))
            .right(200, "\"method\":\"GET\"")
            .fault(new RedirectMethod());

    private RedirectMethod() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (request.path().equals(ARRIVAL)) {
            wire.respond(request, Healthy.echo(request));
        } else {
            Redirect.send(request, wire, request.get(STATUS), ARRIVAL);
        }
    }
}
