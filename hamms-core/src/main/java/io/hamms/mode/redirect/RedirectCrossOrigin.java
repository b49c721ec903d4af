package io.hamms.mode.redirect;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Authority;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.text.Words;

/** Redirects to another origin, which echoes the request that it receives. */
public final class RedirectCrossOrigin extends HttpFault {

    private static final String ARRIVAL = "/arrival";

    private static final Parameter<To> TO =
            Parameter.choice("to", To.PORT, "how the origin differs: port, host or scheme");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(65, "redirect-cross-origin", Layer.SEMANTICS)
            .summary("redirects to another origin, which echoes the request")
            .wire("302 with `Location: http://{host}:{port of healthy}/?echo=true`; with `to=host`:"
                    + " `http://localhost:{this port}/arrival`, or `127.0.0.1` if the request was sent to `localhost`,"
                    + " or `a.other.localhost` if to `a.localhost`;"
                    + " with `to=scheme`: `https://{host}:{port of tls-healthy}/?echo=true`. Over TLS all begin with"
                    + " `https`. All echo the method, target and header fields as JSON. `{host}` is that of `Host`.")
            .client("Follows without `Authorization`, `Cookie` and `Proxy-Authorization` (RFC 9110, section 15.4).")
            .symptom(Symptom.REDIRECT, Symptom.AUTHENTICATION)
            .tryIt("curl -iL -u me:secret {/}", "HTTP/1.1 302 Found")
            .seen("googleapis/google-http-java-client#2181: sends credentials to any host that a redirect names")
            .parameters(Redirect.STATUS, TO)
            .needs(Need.REDIRECT)
            .onGet(VerdictClass.PRIVACY.consensus("RFC 9110, section 15.4"))
            .onGet("/?to=host", VerdictClass.PRIVACY.consensus("RFC 9110, section 15.4"))
            .fault(new RedirectCrossOrigin());

    private RedirectCrossOrigin() {}

    private enum To {
        PORT,
        HOST,
        SCHEME
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (request.path().equals(ARRIVAL)) {
            wire.respond(request, Healthy.echo(request));
            return;
        }
        Authority here = request.authority();
        String same = request.head().scheme() + "://";
        switch (request.get(TO)) {
            case PORT -> redirect(same, here, Healthy.MODE, request, wire);
            case SCHEME -> redirect("https://", here, TlsHealthy.MODE, request, wire);
            case HOST ->
                Redirect.send(
                        request,
                        wire,
                        same + here.withHost(Redirect.otherHost(here.host())) + request.prefix() + ARRIVAL);
        }
    }

    private static void redirect(String scheme, Authority here, FailureMode to, Request request, Wire wire) {
        Integer port = request.portOf(to);
        if (port == null) {
            throw new BadParameterException(
                    TO.name(), Words.token(request.get(TO)), "one whose port is served; " + to.name() + " is not");
        }
        Redirect.send(request, wire, scheme + here.withPort(port) + "/?echo=true");
    }
}
