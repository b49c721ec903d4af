package io.hamms.mode.headers;

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
import io.netty.buffer.ByteBuf;
import java.util.OptionalLong;

/** Sends header or trailer fields without end. */
public final class HeadersEndless extends HttpFault {

    private static final String LINE = "X-Endless: " + "a".repeat(87) + "\r\n";
    private static final Parameter<Where> WHERE = Parameter.choice("where", Where.VALUE, "the part that never ends");
    private static final Parameter<OptionalLong> RATE = Parameter.rate();

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(57, "headers-endless", Layer.HEADERS)
            .summary("sends one header field that never ends")
            .wire("200, then `X-Endless: aaa...` as fast as the client reads, until it disconnects. `where=lines`:"
                    + " field lines of 100 bytes, all with the same name, without end; `trailers`: the same lines as"
                    + " trailer fields after a short chunked body; HTTP/1.0 clients get chunks, too.")
            .client("Limits the size and the number of fields, and reports that a limit was exceeded (RFC 9110,"
                    + " sections 2.3 and 5.4).")
            .symptom(Symptom.MEMORY, Symptom.CALL_DEADLINE)
            .tryIt("curl {/}", "curl: (27)")
            .seen("neonmoe/minreq#55: reads for ever and keeps everything in memory")
            .parameters(WHERE, RATE)
            .probe("/?rate=1000000")
            .onGet("/", VerdictClass.BOUNDED_RESOURCES.consensus("RFC 9110, section 5.4"))
            .fault(new HeadersEndless());

    private HeadersEndless() {}

    private enum Where {
        VALUE("X-Endless: ", "a"),
        LINES("", LINE),
        TRAILERS("", LINE);

        private final String beginning;
        private final String pattern;

        Where(String beginning, String pattern) {
            this.beginning = beginning;
            this.pattern = pattern;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Where where = request.get(WHERE);
        Response response = Response.of(200).header("Content-Type", "text/plain");
        Framing framing = where == Where.TRAILERS ? Framing.CHUNKED : Framing.CHUNKED.readableBy(request);
        ByteBuf head = Http1Encoder.head(framing.announce(response, 0).headers(request.notes()));
        if (where == Where.TRAILERS) {
            wire.send(head);
            if (request.isHead()) {
                return;
            }
            wire.send(Bodies.chunk("Trailers follow." + Bodies.END) + "0\r\n");
        } else {
            wire.send(head.slice(0, head.readableBytes() - 2));
        }
        wire.send(where.beginning).send(Source.repeat(where.pattern, Source.ENDLESS), request.get(RATE));
    }
}
