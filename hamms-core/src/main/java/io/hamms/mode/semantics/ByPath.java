package io.hamms.mode.semantics;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.HttpFault;
import io.hamms.fault.Layer;
import io.hamms.fault.QueryString;
import io.hamms.fault.Request;
import io.hamms.fault.Response;
import io.hamms.fault.Role;
import io.hamms.fault.Wire;
import io.hamms.mode.FailureModes;
import io.hamms.mode.UnknownModeException;

/** Every mode that answers requests, on one port: the path says which, for those who can open no more than one. */
public final class ByPath extends HttpFault {

    private static final String BELOW = "/mode/";

    /** The mode. */
    public static final FailureMode MODE = FailureMode.of(
                    98, "by-path", Layer.CONTROL, "answers as the mode that the path names", new ByPath())
            .example("/mode/status?status=503")
            .wire("To `/mode/{name}`, with or without more after a `/`, what that mode answers, its parameters in the"
                    + " query; what it does on accept, it does on the request. A redirect to a path stays with its"
                    + " mode. To any other path, 200 and a JSON object whose `modes` are the names; to a name that is"
                    + " none of these, or a parameter that the mode does not have, 400.")
            .client("As for the mode that is named.");

    private ByPath() {}

    @Override
    protected Role role(FailureMode own, String method, String target) {
        if (!target.startsWith(BELOW)) {
            return super.role(own, method, target);
        }
        String name = target.substring(BELOW.length()).replaceFirst("[/?].*", "");
        return Role.strictly(named(name), QueryString.ofTarget(target)).beneath(BELOW + name);
    }

    private static FailureMode named(String name) {
        try {
            FailureMode mode = FailureModes.named(name);
            if (Role.isFor(mode) && !mode.equals(MODE)) {
                return mode;
            }
        } catch (UnknownModeException e) {
            throw new BadParameterException(
                    "mode", name, String.join(", ", e.nearest()) + ", or another of those at /");
        }
        throw new BadParameterException("mode", name, "one that answers requests; this one takes a port of its own");
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Response.of(200)
                .json(json -> {
                    json.writeArrayFieldStart("modes");
                    for (FailureMode mode : FailureModes.ALL) {
                        if (Role.isFor(mode) && !mode.equals(MODE)) {
                            json.writeString(mode.name());
                        }
                    }
                    json.writeEndArray();
                })
                .to(request));
    }
}
