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
import java.util.List;

/** Redirects with an invalid, missing or repeated Location. */
public final class RedirectBadLocation extends HttpFault {

    private static final String ARRIVAL = "/arrival";

    private static final Parameter<Location> KIND =
            Parameter.choice("kind", Location.SPACE, "the defect of the" + " Location");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(66, "redirect-bad-location", Layer.SEMANTICS)
            .summary("redirects with an invalid Location")
            .wire("302 with `Location: /arrival/a b`; or without a `Location`; or with an empty one; or with"
                    + " `/arrival/` followed by é as raw UTF-8 (c3 a9) or Latin-1 (e9); or with `/arrival/{a}`, `//`,"
                    + " `http://` or `http://127.0.0.1:99999/arrival`; or with two `Location` fields, `/arrival/one`"
                    + " and `/arrival/two`. Paths that begin with `/arrival` get 200.")
            .client("Repairs the `Location` and follows it, or returns the 302, or fails; never crashes or hangs (RFC"
                    + " 9110, section 10.2.2).")
            .symptom(Symptom.REDIRECT)
            .tryIt("curl -iL {/}", "Location: /arrival/a b")
            .seen("psf/requests#4926: a Location that is not UTF-8 ends in a UnicodeDecodeError")
            .parameters(KIND, Redirect.STATUS)
            .needs(Need.REDIRECT)
            .onGet(VerdictClass.REPORT.choice("RFC 9110, section 10.2.2"))
            .fault(new RedirectBadLocation());

    private RedirectBadLocation() {}

    private enum Location {
        SPACE,
        MISSING,
        EMPTY,
        UTF8,
        LATIN1,
        BRACES,
        SLASHES,
        NO_HOST,
        PORT,
        TWO
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (request.path().startsWith(ARRIVAL)) {
            Redirect.arrive(request, wire);
        } else {
            Redirect.send(request, wire, locations(request.get(KIND)));
        }
    }

    private static List<String> locations(Location kind) {
        return switch (kind) {
            case SPACE -> List.of("/arrival/a b");
            case MISSING -> List.of();
            case EMPTY -> List.of("");
            case UTF8 -> List.of("/arrival/\u00c3\u00a9");
            case LATIN1 -> List.of("/arrival/\u00e9");
            case BRACES -> List.of("/arrival/{a}");
            case SLASHES -> List.of("//");
            case NO_HOST -> List.of("http://");
            case PORT -> List.of("http://127.0.0.1:99999/arrival");
            case TWO -> List.of("/arrival/one", "/arrival/two");
        };
    }
}
