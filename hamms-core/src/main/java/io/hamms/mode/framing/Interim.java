package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** Sends interim responses that the client did not ask for. */
public final class Interim extends HttpFault {

    private static final Parameter<UnaskedInterim> KIND =
            Parameter.choice("kind", UnaskedInterim._103, "the interim responses, and where they stand");

    private static final Duration APART = Duration.ofMillis(100);

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(77, "interim", Layer.FRAMING)
            .summary("sends 103 (Early Hints) before the response")
            .wire("103 with a `Link`, then 200 with a short text, `X-Hamms-Seq` and `X-Hamms-Path`. `kind=twice`:"
                    + " 103 twice; `length`: 103 with `Content-Length: 5`, which no content follows; `fin`: FIN"
                    + " instead of the 200; `102`: 102 five times, each 100 ms after the one before; `100`: 100 without"
                    + " an `Expect`; `after`: 100 after the 200; `101`: 101 with `Upgrade: hamms` before the 200."
                    + " The connection stays open. HTTP/1.0 clients get interim responses, too.")
            .client("Returns the 200 as the response (RFC 9110, section 15.2); reads no content after an interim"
                    + " response (RFC 9112, section 6.3). Fails if no final response comes, or if the"
                    + " protocol changes although it did not ask for that (RFC 9110, section 15.2.2).")
            .symptom(Symptom.STATUS)
            .tryIt("curl -i {/}", "HTTP/1.1 103 Early Hints")
            .seen("snoyberg/http-client#521: a 103 is returned as the response; aio-libs/aiohttp#1353: the final"
                    + " response is read as the content of an interim one")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.must("RFC 9110, section 15.2"))
            .right(200, "The final response.")
            .onGet("/?kind=length", VerdictClass.MUST_SUCCEED.must("RFC 9112, section 6.3"))
            .right(200, "The final response.")
            .onGet("/?kind=fin", VerdictClass.FAIL_FAST.must("RFC 9112, section 8"))
            .onGet("/?kind=101", VerdictClass.REPORT.choice("RFC 9110, section 15.2.2"))
            .onTwoRequests("/?kind=after", VerdictClass.NO_DESYNC.must("RFC 9112, section 9.2"))
            .right(200, "The final response.")
            .fault(new Interim());

    private Interim() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        UnaskedInterim kind = request.get(KIND);
        for (int i = 0; i < kind.before(); i++) {
            wire.send(interim(request)).pause(kind == UnaskedInterim._102 ? APART : Duration.ZERO);
        }
        if (kind == UnaskedInterim.FIN) {
            wire.fin();
            return;
        }
        Response last = Response.of(200).headers(request.tag());
        wire.respond(request, last.body("text/plain", Bodies.bytes("The final response." + Bodies.END)));
        if (kind == UnaskedInterim.AFTER) {
            wire.send(interim(request));
        }
    }

    private static ByteBuf interim(Request request) {
        return Http1Encoder.head(request.get(KIND).response().headers(request.notes()));
    }
}
