package io.hamms.mode.framing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import io.netty.buffer.Unpooled;

/** Answers with bytes that are not HTTP. */
public final class GarbageAfterRequest extends RawFault {

    private static final Parameter<byte[]> BYTES = Parameter.bytes("bytes", "foo bar", 4096, "the bytes sent");

    private static final Parameter<Closing> END = Parameter.choice("end", Closing.FIN, "what follows");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(5, "garbage-after-request", Layer.FRAMING)
            .summary("answers \"foo bar\" and closes")
            .wire("`foo bar` (7 bytes, no line end) on the first bytes, then FIN, or nothing.")
            .client("Fails: this is not a status line (RFC 9112, section 4). Sends the next request on a new"
                    + " connection.")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl {/}", "curl: (1) Received HTTP/0.9 when not allowed")
            .seen("jetty/jetty.project#2311: this request fails, the next one hangs")
            .parameters(BYTES, END)
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 9112, section 4"))
            .fault(new GarbageAfterRequest());

    private GarbageAfterRequest() {}

    private enum Closing {
        FIN,
        HOLD
    }

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        wire.send(Unpooled.wrappedBuffer(arguments.get(BYTES)));
        if (arguments.get(END) == Closing.FIN) {
            wire.fin();
        } else {
            wire.hold();
        }
    }
}
