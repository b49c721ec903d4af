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

/** Every mode that answers requests, on one port: the path says which, for those who can open no more than one. */
public final class ByPath extends HttpFault {

    private static final String BELOW = "/mode/";
    private final Supplier<List<FailureMode>> modes;

    private ByPath(Supplier<List<FailureMode>> modes) {
        this.modes = modes;
    }

    /** Returns the mode that calls others: those of this list, which may contain it. */
    public static FailureMode to(Supplier<List<FailureMode>> modes) {
        return FailureMode.at(98, "by-path", Layer.BASELINE)
                .summary("answers as the mode that the path names")
                .wire("To `/mode/{name}`, with or without more after a `/`, what that mode answers, its parameters in"
                        + " the query; what it does on accept, it does on the request. A redirect to a path stays"
                        + " with its mode. To any other path, 200 and a JSON object whose `modes` are the names; to a"
                        + " name that is none of these, or a parameter that the mode does not have, 400.")
                .client("As for the mode that is named.")
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
                        "mode", name, "one that answers requests; this one takes a port of its own");
            } else if (mode.name().equals(name)) {
                return ModeCall.strictly(mode, QueryString.ofTarget(target)).beneath(BELOW + name);
            }
        }
        throw BadParameterException.about(
                "mode", name, String.join(", ", NearestNames.to(name, modes.get())) + ", or another of those at /");
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
