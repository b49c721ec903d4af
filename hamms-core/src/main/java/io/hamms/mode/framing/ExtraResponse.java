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
import io.hamms.text.Words;
import java.time.Duration;

/** Sends surplus bytes after a complete response, on a connection that stays open. */
public final class ExtraResponse extends HttpFault {

    private static final Parameter<Duration> AFTER =
            Parameter.seconds("after", 0, 86_400, "the time between the response and what follows it");

    /** A second response. */
    public static final FailureMode RESPONSE = mode(
            19,
            Extra.RESPONSE,
            "a second, unrequested response",
            "another complete 200. `X-Hamms-Seq` and `X-Hamms-Path` of both identify the request.",
            "projectdiscovery/nuclei#7671: every later response on the connection belongs to another request");

    /** Bytes that are not a response. */
    public static final FailureMode JUNK = mode(
            20,
            Extra.JUNK,
            "bytes that are not a response",
            "`foo bar` (7 bytes, no line end).",
            "cloudflare/cloudflared#446: a last chunk that belongs to no response arrives on an idle connection");

    private final Parameter<Extra> what;

    private ExtraResponse(Parameter<Extra> what) {
        this.what = what;
    }

    private enum Extra {
        RESPONSE,
        JUNK,
        CRLF
    }

    private static FailureMode mode(int offset, Extra extra, String summary, String sent, String seen) {
        Parameter<Extra> what = Parameter.choice("what", extra, "what follows the response");
        return FailureMode.at(offset, "extra-" + Words.token(extra), Layer.FRAMING)
                .summary("answers, then sends " + summary)
                .wire("200 with a short text, then at once, on the same connection, " + sent
                        + " The connection stays open.")
                .client("Never treats the surplus as the response to a later request; should close the connection,"
                        + " unless it is only CRLF (RFC 9112, sections 6.3 and 9.2).")
                .symptom(Symptom.DESYNC, Symptom.POOL_REUSE)
                .tryIt("curl -so /dev/null -w '%{num_connects} ' {/[1-2]}", "1 1")
                .seen(seen)
                .parameters(what, AFTER)
                .onTwoRequests("/?after=0.1", VerdictClass.NO_DESYNC.must("RFC 9112, sections 6.3 and 9.2"))
                .right(200, "This is your answer.")
                .fault(new ExtraResponse(what));
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.respond(request, response("This is your answer.", request)).pause(request.get(AFTER));
        switch (request.get(what)) {
            case RESPONSE -> wire.respond(request, response("Nobody asked for this.", request));
            case JUNK -> wire.send("foo bar");
            case CRLF -> wire.send("\r\n");
        }
    }

    private static Response response(String text, Request request) {
        Response response = Response.of(200).headers(request.tag());
        return response.body("text/plain", Bodies.bytes(text + Bodies.END));
    }
}
