package io.hamms.mode.semantics;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.handler.Port;
import io.hamms.http.HeaderField;
import io.hamms.http.RequestHead;
import java.util.ArrayList;
import java.util.List;

/** Answers as it is told; correct in all that it is not told. */
public final class Respond extends HttpFault {

    private static final Parameter<Moment> WHEN = Parameter.choice(
            "when",
            Moment.REQUEST,
            "when the response is sent; `accept`, only as a default of the port: before a request is read,"
                    + " without the universal parameters");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(73, "respond", Layer.SEMANTICS)
            .summary("sends the response that the request describes")
            .wire("200 with a short text that ends in `HAMMS-END`, as `healthy`, and with the part that `Range` and"
                    + " `If-Range` ask for, or 304 or 412, as `If-None-Match` and `If-Match` demand. Each parameter"
                    + " changes what it names and nothing else: the status line, a field, the content, its coding, the"
                    + " framing, interim responses, trailer fields, or with `raw` all of it. 204, 304 and the response"
                    + " to HEAD have no body.")
            .client("Does what is right for that response.")
            .symptom(Symptom.STATUS)
            .tryIt("curl -i {/?status=503&header=Retry-After:+1&body=busy}", "busy")
            .parameters(Composition.with(WHEN))
            .onGet(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "HAMMS-END")
            .fault(new Respond());

    private Respond() {}

    private enum Moment {
        REQUEST,
        ACCEPT
    }

    @Override
    public void check(Arguments arguments) {
        if (arguments.get(WHEN) == Moment.ACCEPT && arguments.isGiven(WHEN)) {
            throw new BadParameterException(WHEN.name(), "accept", "request; accept is a default of a port");
        }
        Composition.check(arguments);
    }

    /** Answers before any request, if a default of this port says so. */
    @Override
    protected void onAccept(Port port, Wire wire) {
        Arguments arguments = port.defaults();
        if (arguments.get(WHEN) == Moment.ACCEPT) {
            Composer.send(RequestHead.of("GET", "/"), arguments, List.of(), wire);
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Arguments arguments = request.call().arguments();
        if (arguments.get(WHEN) == Moment.REQUEST) {
            List<HeaderField> added = new ArrayList<>(request.tag());
            added.addAll(request.notes());
            Composer.send(request.head(), arguments, added, wire);
        }
    }
}
