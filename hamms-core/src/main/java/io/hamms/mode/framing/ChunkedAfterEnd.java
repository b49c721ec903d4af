package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Sends surplus bytes after the last chunk, on a connection that stays open. */
public final class ChunkedAfterEnd extends HttpFault {

    private static final Parameter<Surplus> KIND =
            Parameter.choice("kind", Surplus.BYTES, "what follows the last chunk");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(81, "chunked-after-end", Layer.FRAMING)
            .summary("sends bytes after the last chunk of a body")
            .wire("200 with `Transfer-Encoding: chunked` and a short text in one chunk, the last chunk, then `foo bar`"
                    + " (7 bytes, no line end). Instead of those bytes: `kind=last-chunk`: the last chunk again;"
                    + " `response`: another complete 200. `X-Hamms-Seq` and `X-Hamms-Path` identify the request. The"
                    + " connection stays open. HTTP/1.0 clients get chunks, too.")
            .client("Never treats the surplus as the response to a later request; should close the connection (RFC"
                    + " 9112, sections 6.3 and 9.2).")
            .symptom(Symptom.DESYNC, Symptom.POOL_REUSE)
            .tryIt("printf 'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' | curl -sS --max-time 1 telnet://{}", "foo bar")
            .seen("cloudflare/cloudflared#446: a last chunk that belongs to no response arrives on an idle connection")
            .parameters(KIND)
            .onTwoRequests(VerdictClass.NO_DESYNC.must("RFC 9112, sections 6.3 and 9.2"))
            .right(200, "This is your answer.")
            .onTwoRequests("/?kind=response", VerdictClass.NO_DESYNC.must("RFC 9112, sections 6.3 and 9.2"))
            .right(200, "This is your answer.")
            .fault(new ChunkedAfterEnd());

    private ChunkedAfterEnd() {}

    private enum Surplus {
        BYTES,
        LAST_CHUNK,
        RESPONSE
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Surplus surplus = request.get(KIND);
        if (!ChunkedText.begin(request, wire, request.tag())) {
            return;
        }
        wire.send(Bodies.chunk("This is your answer." + Bodies.END) + Bodies.LAST_CHUNK);
        switch (surplus) {
            case BYTES -> wire.send("foo bar");
            case LAST_CHUNK -> wire.send(Bodies.LAST_CHUNK);
            case RESPONSE ->
                wire.respond(
                        request,
                        Response.of(200)
                                .headers(request.tag())
                                .body("text/plain", Bodies.bytes("Nobody asked for this." + Bodies.END)));
        }
    }
}
