package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Response;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;

/** Sends more than was asked for, after a complete response on a connection that stays open. */
public final class ExtraResponse extends HttpFault {

    private static final Parameter<Duration> GAP =
            Parameter.millis("gap", 0, 0, 86_400_000, "the time between the response and what follows it");

    /** A second response. */
    public static final FailureMode RESPONSE = mode(19, "extra-response", "a second response", Extra.RESPONSE)
            .wire("200 with a short text, then at once, on the same connection, another 200 that says that"
                    + " nobody asked for"
                    + " it. Both are complete and tell the request that they follow. The connection"
                    + " stays open.")
            .seen("projectdiscovery/nuclei#7671: every later answer on the connection belongs to another request");

    /** Bytes that are no response. */
    public static final FailureMode JUNK = mode(20, "extra-junk", "bytes that are no response", Extra.JUNK)
            .wire("200 with a short text, then at once, on the same connection, `foo bar` (7 bytes, no line end). The"
                    + " connection stays open.")
            .seen("cloudflare/cloudflared#446: a last chunk that belongs to no response, found on an idle connection");

    private final Parameter<Extra> what;

    private ExtraResponse(Parameter<Extra> what) {
        this.what = what;
    }

    private enum Extra {
        RESPONSE,
        JUNK,
        CRLF
    }

    private static FailureMode mode(int offset, String name, String summary, Extra extra) {
        Parameter<Extra> what = Parameter.choice("what", extra, "what follows the response");
        return FailureMode.of(offset, name, Layer.FRAMING, "answers, then sends " + summary, new ExtraResponse(what))
                .parameters(what, GAP)
                .example("/?gap=200")
                .client("Never takes it for the response to a later request; should close the connection, unless it is"
                        + " nothing but CRLF (RFC 9112, sections 6.3 and 9.2).");
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(response("This is your answer.", request)).pause(request.get(GAP));
        wire.send(
                switch (request.get(what)) {
                    case RESPONSE -> response("Nobody asked for this.", request);
                    case JUNK -> Unpooled.wrappedBuffer(Bodies.bytes("foo bar"));
                    case CRLF -> Unpooled.wrappedBuffer(Bodies.bytes("\r\n"));
                });
    }

    private static ByteBuf response(String text, Request request) {
        return Response.of(200)
                .tagged(request)
                .body("text/plain", Bodies.bytes(text + Bodies.END))
                .to(request);
    }
}
