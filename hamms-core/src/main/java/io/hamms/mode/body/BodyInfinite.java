package io.hamms.mode.body;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Source;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.Framing;
import java.util.OptionalLong;

/** Sends a body without end. */
public final class BodyInfinite extends HttpFault {

    private static final String LINE = "This body has no end and there is no point in waiting for it.\r\n";
    private static final Parameter<Framing> FRAMING =
            Parameter.choice("framing", Framing.CHUNKED, "how the body is framed");
    private static final Parameter<OptionalLong> RATE = Parameter.rate();

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(59, "body-infinite", Layer.BODY)
            .summary("sends a body that never ends")
            .wire("200 with `Transfer-Encoding: chunked` and the same chunk, a line of 63 bytes, repeated as fast as"
                    + " the client reads, until it disconnects. `framing=close`, and for HTTP/1.0 clients instead of"
                    + " chunks: the lines without framing, up to the end of the connection; `cl`: the lines after"
                    + " `Content-Length: 9223372036854775807`.")
            .client("Lets the caller limit the size of a buffered body, or streams it: memory stays bounded.")
            .symptom(Symptom.MEMORY, Symptom.CALL_DEADLINE)
            .tryIt("curl --max-time 1 {/?rate=1000}", "curl: (28) Operation timed out")
            .seen("AsyncHttpClient/async-http-client#2128: a body is buffered until memory runs out")
            .parameters(FRAMING, RATE)
            .probe("/?rate=100000")
            .onGet("/", VerdictClass.BOUNDED_RESOURCES.consensus())
            .fault(new BodyInfinite());

    private BodyInfinite() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Framing framing = request.get(FRAMING).readableBy(request);
        Response response = Response.of(200).header("Content-Type", "text/plain");
        wire.send(Http1Encoder.head(framing.announce(response, Long.MAX_VALUE).headers(request.notes())));
        if (request.isHead()) {
            if (framing == Framing.CLOSE) {
                wire.fin();
            }
        } else {
            String pattern = framing == Framing.CHUNKED ? Bodies.chunk(LINE) : LINE;
            wire.send(Source.repeat(pattern, Source.ENDLESS), request.get(RATE));
        }
    }
}
