package io.hamms.mode.headers;

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

/** Names a charset that does not exist. */
public final class ContentTypeBadCharset extends HttpFault {

    private static final Parameter<String> CHARSET =
            Parameter.fieldValue("charset", "0", 200, "the text after charset= in Content-Type");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(58, "content-type-bad-charset", Layer.HEADERS)
            .summary("names a charset that does not exist")
            .wire("200 with `Content-Type: text/plain; charset=0` and a short text in ASCII. Other values to try:"
                    + " `'utf-8'`, `binary`, the empty value, an unclosed quote.")
            .client("Delivers the bytes, and decodes them as it would without a charset (RFC 9110, section 8.3).")
            .symptom(Symptom.CONTENT_TYPE)
            .tryIt("curl -i {/}", "charset=0")
            .seen("square/okhttp#2677: a charset in quotes causes an exception when the text is read")
            .parameters(CHARSET)
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
