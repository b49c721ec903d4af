package io.hamms.mode.headers;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Names a charset that nobody knows. */
public final class ContentTypeBadCharset extends HttpFault {

    private static final Parameter<String> CHARSET =
            Parameter.fieldValue("charset", "0", 200, "what follows charset= in Content-Type");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(58, "content-type-bad-charset", Layer.HEADERS)
            .summary("answers in a charset that does not exist")
            .wire("200 with `Content-Type: text/plain; charset=0` and a short text in ASCII. Try `'utf-8'`, `binary`,"
                    + " nothing, or a quote that does not end.")
            .client("Delivers the bytes, and decodes them as it would without a charset (RFC 9110, section 8.3).")
            .seen("square/okhttp#2677: a charset in quotes makes the reading of the text throw")
            .parameters(CHARSET)
            .example("/?charset=%22utf-8")
            .onGet(VerdictClass.MUST_SUCCEED.consensus("RFC 9110, section 8.3"))
            .right(200, "HAMMS-END")
            .fault(new ContentTypeBadCharset());

    private ContentTypeBadCharset() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.respond(
                request,
                Response.of(200)
                        .body("text/plain; charset=" + request.get(CHARSET), Bodies.bytes("Plain text." + Bodies.END)));
    }
}
