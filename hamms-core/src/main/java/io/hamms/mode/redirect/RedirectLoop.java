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
import java.util.regex.Pattern;

/** Redirects for ever. */
public final class RedirectLoop extends HttpFault {

    /** A path that does not begin with an authority, of characters allowed in a header field; then a query. */
    private static final Pattern SAFE = Pattern.compile("/(?:[!-.0-~][!-~]*)?");

    private static final Parameter<LoopTarget> KIND = Parameter.choice(
            "kind",
            LoopTarget.SELF,
            "where the redirect leads: to itself, back and forth between two" + " paths, or always to a new path");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(69, "redirect-loop", Layer.SEMANTICS)
            .summary("redirects for ever")
            .wire("302 whose `Location` is the request's own target; with `kind=pair`: `/b` from `/a`, and `/a` from"
                    + " any other path; with `kind=unique`: `/{n}`, where n is the request's number on this port."
                    + " `Location` keeps the query and so `status` and `kind`.")
            .client("Stops after a bounded number of redirects, or when it detects the loop (RFC 9110, section 15.4).")
            .symptom(Symptom.REDIRECT)
            .tryIt("curl -L {/}", "curl: (47) Maximum (50) redirects followed")
            .seen("twisted/twisted#2412: hangs on a page that redirects to itself")
            .parameters(KIND, Redirect.STATUS)
            .needs(Need.REDIRECT)
            .onGet(VerdictClass.REPORT.should("RFC 9110, section 15.4"))
            .fault(new RedirectLoop());

    private RedirectLoop() {}

    private enum LoopTarget {
        SELF,
        PAIR,
        UNIQUE
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        boolean isSafe = SAFE.matcher(request.pathAndQuery()).matches();
        String path = isSafe ? request.path() : "/";
        Redirect.send(
                request,
                wire,
                switch (request.get(KIND)) {
                            case SELF -> path;
                            case PAIR -> path.equals("/a") ? "/b" : "/a";
                            case UNIQUE -> "/" + request.sequence();
                        }
                        + (isSafe
                                ? request.pathAndQuery()
                                        .substring(request.fullPath().length())
                                : ""));
    }
}
