package io.hamms.mode.framing;

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
import java.util.OptionalLong;

/** Sends interim responses without end. */
public final class InterimEndless extends HttpFault {

    private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\n\r\n";
    private static final Parameter<OptionalLong> RATE = Parameter.rate();

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(78, "interim-endless", Layer.FRAMING)
            .summary("sends interim responses for ever")
            .wire("103 (Early Hints), then the same without fields again and again, as fast as the client reads, until"
                    + " it disconnects. No final response comes. HTTP/1.0 clients get interim responses, too.")
            .client("Parses interim responses (RFC 9110, section 15.2), but limits their number, or the time that the"
                    + " whole exchange takes.")
            .symptom(Symptom.CALL_DEADLINE, Symptom.STATUS)
            .tryIt("curl -i --max-time 1 {/?rate=1000}", "curl: (28) Operation timed out")
            .seen("aio-libs/aiohttp#2926: waits after a 102 until the connection is closed")
            .parameters(RATE)
            .probe("/?rate=1000")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus("RFC 9110, section 15.2"))
            .fault(new InterimEndless());

    private InterimEndless() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(Response.of(103).headers(request.notes())))
                .send(Source.repeat(EARLY_HINTS, Source.ENDLESS), request.get(RATE));
    }
}
