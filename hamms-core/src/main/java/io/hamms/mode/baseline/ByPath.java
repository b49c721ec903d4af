package io.hamms.mode.baseline;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.QueryString;
import io.hamms.http.RequestHead;
import io.hamms.http.Response;
import io.hamms.mode.part.NearestNames;
import java.util.List;
import java.util.function.Supplier;

/** Serves every mode that answers requests on one port; the first path segments name the mode. */
public final class ByPath extends HttpFault {

    private static final String BELOW = "/mode/";
    private final Supplier<List<FailureMode>> modes;

    private ByPath(Supplier<List<FailureMode>> modes) {
        this.modes = modes;
    }

    /** Returns the mode that calls the modes of this list; the list may contain this mode. */
    public static FailureMode to(Supplier<List<FailureMode>> modes) {
        return FailureMode.at(98, "by-path", Layer.BASELINE)
                .summary("answers as the mode named in the path")
                .wire("`/mode/{name}` and any path below it get the response of that mode; the query holds its"
                        + " parameters. What the mode does on accept happens on the request. A redirect to a path"
                        + " stays below `/mode/{name}`. Any other path gets 200 and a JSON object whose `modes` lists"
                        + " the names; an unknown name or parameter gets 400.")
                .client("Behaves as with the named mode.")
                .example("/mode/status?status=503")
                .onGet("/mode/healthy", VerdictClass.MUST_SUCCEED.consensus())
                .right(200, "HAMMS-END")
                .fault(new ByPath(modes));
    }

    @Override
    public boolean isCallable() {
        return false;
    }

    @Override
    protected ModeCall dispatch(FailureMode own, RequestHead head) {
        return head.path().startsWith(BELOW) ? named(head.pathAndQuery()) : super.dispatch(own, head);
    }

    private ModeCall named(String target) {
        String name = target.substring(BELOW.length()).replaceFirst("[/?].*", "");
        for (FailureMode mode : modes.get()) {
            if (mode.name().equals(name) && !mode.fault().isCallable()) {
                throw BadParameterException.about(
                        "mode", name, "a mode that answers requests; this one needs a port of its own");
            } else if (mode.name().equals(name)) {
                return ModeCall.strictly(mode, QueryString.ofTarget(target)).withPathPrefix(BELOW + name);
            }
        }
        throw BadParameterException.about(
                "mode", name, String.join(", ", NearestNames.to(name, modes.get())) + ", or another mode listed at /");
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        List<String> names = modes.get().stream()
                .filter(mode -> mode.fault().isCallable())
                .map(FailureMode::name)
                .toList();
        wire.respond(request, Response.of(200).json(json -> json.writeStringsField("modes", names)));
    }
}
