package io.hamms.mode.body;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;

/** Answers with every byte value, labelled as text. */
public final class BytesBinary extends HttpFault {

    private static final Parameter<String> TYPE =
            Parameter.fieldValue("type", "text/plain; charset=utf-8", 200, "the value of Content-Type");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(28, "bytes-binary", Layer.BODY)
            .summary("answers with all 256 byte values, labelled as text")
            .wire("200 with `Content-Type: text/plain; charset=utf-8` and the 256 bytes 00 to FF, which are not valid"
                    + " UTF-8.")
            .client("Delivers the bytes unchanged, NUL included. If it decodes them as text, replaces what is not"
                    + " valid UTF-8.")
            .symptom(Symptom.CORRUPTION, Symptom.CONTENT_TYPE)
            .tryIt("curl -s {/} | od -An -tx1 | tail -1", "f0 f1 f2 f3")
            .seen("BabylonJS/JsRuntimeHost#231: XMLHttpRequest truncates a response at its first NUL")
            .parameters(TYPE)
            .onGet(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "\u00fd\u00fe\u00ff")
            .fault(new BytesBinary());

    private static final byte[] BODY = new byte[256];

    static {
        for (int i = 0; i < BODY.length; i++) {
            BODY[i] = (byte) i;
        }
    }

    private BytesBinary() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.respond(request, Response.of(200).body(request.get(TYPE), BODY));
    }
}
