package io.hamms.mode.semantics;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Answers before the content has come, and takes no more of it. */
public final class EarlyResponse extends HttpFault {

    private static final Parameter<Integer> STATUS = Parameter.integer("status", 413, 400, 599, "the status");
    private static final Parameter<Closing> END = Parameter.choice("end", Closing.LINGER, "how the connection ends");
    private static final Parameter<Long> READ =
            Parameter.count("read", 0, 0, 1L << 40, "how many bytes of the content are taken before");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(71, "early-response", Layer.SEMANTICS)
            .summary("answers 413 to the head of a request, reads no content")
            .wire("On the head, or once `read` bytes of the content have come: 413 with `Connection: close` and a short"
                    + " text, and nothing more is read. Then FIN, and the connection is closed 30 s later; or RST 100"
                    + " ms later.")
            .client("Watches for a response while it sends, stops sending when one comes, and hands it over (RFC 9112,"
                    + " section 9.5).")
            .seen("square/okhttp#1001: fails with a reset, the 403 that came before is lost")
            .parameters(STATUS, END, READ)
            .example("/?status=403&end=rst")
            .onUpload(VerdictClass.EARLY_RESPONSE.should("RFC 9112, section 9.5"))
            .right(413, "HAMMS-END")
            .fault(new EarlyResponse());

    private EarlyResponse() {}

    private enum Closing {
        LINGER,
        RST
    }

    @Override
    protected void onHead(Request request, Wire wire) {
        long read = request.get(READ);
        if (read > 0) {
            super.onHead(request, wire);
        }
        wire.awaitContent(read)
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

    /** Does nothing: all was said to the head. */
    @Override
    protected void onRequest(Request request, Wire wire) {}
}
