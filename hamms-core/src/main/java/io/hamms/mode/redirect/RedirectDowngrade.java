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
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.TlsServer;

/** Redirects from https to a place that is less safe. */
public final class RedirectDowngrade extends TlsServer {

    private static final String ARRIVAL = "/arrival";

    private static final Parameter<To> TO = Parameter.choice("to", To.HTTP, "where the redirect leads");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(183, "redirect-downgrade", Layer.SEMANTICS)
            .summary("redirects from https to http")
            .wire("Over TLS, as `tls-healthy`: 302 with `Location: http://{host}:{port of healthy}/?echo=true`; with"
                    + " `to=file`: `file:///etc/hosts`; with `to=javascript`: `javascript:alert(1)`; with"
                    + " `to=userinfo`: `https://user:hamms-secret@{host}:{this port}/arrival`. Both http targets echo"
                    + " the method, target and header fields as JSON. `{host}` is that of the `Host` field.")
            .client("Follows to http without `Authorization` and `Cookie`, or not at all, as its policy says; follows"
                    + " no scheme but http and https (RFC 9110, section 15.4).")
            .symptom(Symptom.REDIRECT)
            .tryIt("curl -iL --cacert ca.pem {/}", "Location: http://")
            .seen("lestrrat-go/jwx#1639: follows a downgrade that is not the first redirect")
            .parameters(TO, Redirect.STATUS)
            .needs(Need.TRUST, Need.REDIRECT)
            .onGet(VerdictClass.PRIVACY.consensus("RFC 9110, section 15.4"))
            .fault(new RedirectDowngrade());

    private RedirectDowngrade() {
        super(TlsHealthy.CURRENT, new Downgrading());
    }

    private enum To {
        HTTP,
        FILE,
        JAVASCRIPT,
        USERINFO
    }

    private static final class Downgrading extends HttpFault {

        @Override
        protected void onRequest(Request request, Wire wire) {
            if (request.path().equals(ARRIVAL)) {
                wire.respond(request, Healthy.echo(request));
            } else {
                Redirect.send(request, wire, location(request));
            }
        }

        private static String location(Request request) {
            return switch (request.get(TO)) {
                case HTTP -> "http://" + request.authority().withPort(healthy(request)) + "/?echo=true";
                case FILE -> "file:///etc/hosts";
                case JAVASCRIPT -> "javascript:alert(1)";
                case USERINFO -> "https://user:hamms-secret@" + request.authority() + ARRIVAL;
            };
        }

        private static int healthy(Request request) {
            Integer port = request.portOf(Healthy.MODE);
            if (port == null) {
                throw new BadParameterException(TO.name(), "http", "one whose port is served; healthy is not");
            }
            return port;
        }
    }
}
