package io.hamms.mode.semantics;

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

/** Responds before it has read the content, and stops reading. */
public final class EarlyResponse extends HttpFault {

    private static final Parameter<Integer> STATUS = Parameter.integer("status", 413, 400, 599, "the status");
    private static final Parameter<Closing> END = Parameter.choice("end", Closing.LINGER, "how the connection ends");
    private static final Parameter<Long> READ =
            Parameter.count("read", 0, 0, 1L << 40, "how many bytes of the content are read before the response");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(71, "early-response", Layer.SEMANTICS)
            .summary("answers 413 on the request's head and reads no content")
            .wire("On the head, or after `read` bytes of the content: 413 with `Connection: close` and a short text;"
                    + " the server reads nothing more. Then FIN, and the connection is closed 30 s later; or RST 100"
                    + " ms later.")
            .client("Monitors the connection for a response while it sends, stops sending when one arrives, and"
                    + " returns it (RFC 9112, section 9.5).")
            .symptom(Symptom.UPLOAD, Symptom.STATUS)
            .tryIt("head -c 1000000 /dev/zero | curl -i -T - {/}", "HTTP/1.1 413")
            .seen("square/okhttp#1001: fails with a reset and loses the 403 that arrived before it")
            .parameters(STATUS, END, READ)
            .onUpload(VerdictClass.EARLY_RESPONSE.should("RFC 9112, section 9.5"))
            .right(413, "HAMMS-END")
            .fault(new EarlyResponse());

    private EarlyResponse() {}

    private enum Closing {
        LINGER,
        RST
    }

    /** Sends 100 (Continue) only to a client whose content is read. */
    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.get(READ) > 0) {
            super.onHead(request, wire);
        }
    }

    @Override
    protected boolean actsOnHead(Request request) {
        return true;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.awaitContent(request.get(READ))
                .stopReading()
                .respond(
                        request,
                        Response.of(request.get(STATUS))
                                .headers(request.tag())
                                .last()
                                .body("text/plain", Bodies.bytes("No more of it, please." + Bodies.END)));
        if (request.get(END) == Closing.LINGER) {
            wire.fin();
        } else {
            wire.rst();
        }
    }
}
