package io.hamms.mode.baseline;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.Layer;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.QueryString;
import io.hamms.http.RequestHead;
import io.hamms.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves every mode that answers requests on one port; the path names the mode, or the host does. */
public final class ByPath extends HttpFault {

    private final List<FailureMode> modes;

    private ByPath(List<FailureMode> modes) {
        this.modes = modes;
    }

    /** Returns the mode that calls the modes of this list; the list may contain this mode. */
    public static FailureMode to(List<FailureMode> modes) {
        return FailureMode.at(98, "by-path", Layer.BASELINE)
                .summary("answers as the mode named in the path or the host")
                .wire("`/mode/{name}` and any path below it get the response of that mode; the query holds its"
                        + " parameters. What the mode does on accept happens on the request. A redirect to a"
                        + " path stays below `/mode/{name}`. For any other path the first label of the host,"
                        + " in `Host` or TLS, names the mode (`sleep.localhost`), or a TLS mode, or a TLS"
                        + " mode and one behind it (`tls-expired--sleep.localhost`), with a hyphen for a dot."
                        + " Without such a label the response is 200 and a JSON object whose `modes` lists"
                        + " the names. An unknown or repeated parameter gets 400, as an unknown name does in a path or"
                        + " below `localhost`.")
                .client("Behaves as with the named mode.")
                .symptom(Symptom.BASELINE)
                .tryIt("curl -i {/mode/status?status=503}", "HTTP/1.1 503 Service Unavailable")
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
        if (head.path().startsWith(PathName.BELOW)) {
            return PathName.call(head.pathAndQuery(), modes);
        }
        FailureMode mode = HostLabel.answering(head, modes);
        return mode == null
                ? super.dispatch(own, head)
                : ModeCall.strictly(mode, QueryString.ofTarget(head.pathAndQuery()));
    }

    @Override
    protected @Nullable Fault tlsFault(@Nullable String serverName) {
        HostLabel label = HostLabel.of(serverName, modes);
        return label == null || label.tls() == null || label.refusal() != null
                ? null
                : label.tls().fault();
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        List<String> names = modes.stream()
                .filter(mode -> mode.fault().isCallable())
                .map(FailureMode::name)
                .toList();
        wire.respond(request, Response.of(200).json(json -> json.writeStringsField("modes", names)));
    }
}
