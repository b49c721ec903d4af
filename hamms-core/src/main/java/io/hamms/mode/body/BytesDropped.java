package io.hamms.mode.body;

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
import io.netty.buffer.Unpooled;
import java.util.OptionalLong;
import java.util.Random;

/** Answers with a body from which bytes are missing. */
public final class BytesDropped extends HttpFault {

    private static final int WHOLE = 1000;

    private static final Parameter<Integer> COUNT =
            Parameter.integer("count", 1, 0, WHOLE, "how many bytes are missing");
    private static final Parameter<Boolean> FIX =
            Parameter.flag("fix", false, "send a Content-Length that matches the bytes sent");
    private static final Parameter<OptionalLong> SEED = Parameter.seed();

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(21, "bytes-dropped", Layer.BODY)
            .summary("answers with a body that lacks one byte")
            .wire("200 with `Content-Length: 1000` and a text of 1,000 bytes from which one byte, chosen at random, is"
                    + " left out, then FIN. With `fix=true`: `Content-Length: 999` and no FIN; the response is valid.")
            .client("Fails: the message is incomplete (RFC 9112, sections 6.3 and 8). With `fix=true`, only a digest"
                    + " or a parser of the content can detect the loss.")
            .symptom(Symptom.CORRUPTION)
            .tryIt("curl {/}", "curl: (18) transfer closed with 1 bytes remaining to read")
            .parameters(COUNT, FIX, SEED)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, sections 6.3 and 8"))
            .onGet("/?fix=true", VerdictClass.REPORT.choice())
            .fault(new BytesDropped());

    private BytesDropped() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        OptionalLong seed = request.get(SEED);
        byte[] left = without(request.get(COUNT), seed.isPresent() ? new Random(seed.getAsLong()) : new Random());
        if (request.get(FIX)) {
            wire.respond(request, Response.of(200).body("text/plain", left));
            return;
        }
        wire.send(Http1Encoder.head(Response.of(200)
                .header("Content-Type", "text/plain")
                .header("Content-Length", Integer.toString(WHOLE))
                .headers(request.notes())));
        if (!request.isHead()) {
            wire.send(Unpooled.wrappedBuffer(left)).fin();
        }
    }

    /** Returns the text without {@code count} of its bytes, chosen uniformly at random. */
    private static byte[] without(int count, Random random) {
        byte[] whole = Bodies.bytes(Bodies.text(WHOLE));
        byte[] left = new byte[WHOLE - count];
        int kept = 0;
        for (int i = 0; i < WHOLE; i++) {
            // The probability is the number of bytes still to keep, divided by the number of bytes still to come.
            if (random.nextInt(WHOLE - i) < left.length - kept) {
                left[kept++] = whole[i];
            }
        }
        return left;
    }
}
