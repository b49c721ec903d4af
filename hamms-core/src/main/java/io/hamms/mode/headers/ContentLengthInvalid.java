package io.hamms.mode.headers;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
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
import java.util.regex.Pattern;

/** Declares a length that is not a number. */
public final class ContentLengthInvalid extends HttpFault {

    private static final String TEXT = Bodies.text(32);

    /** The length of the text, with what a recipient ignores (RFC 9110, sections 5.5 and 8.6). */
    private static final Pattern RIGHT = Pattern.compile("[ \\t]*0*" + TEXT.length() + "[ \\t]*");

    private static final Parameter<String> VALUE =
            Parameter.fieldValue("value", "-1", 100, "the value of Content-Length");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(83, "content-length-invalid", Layer.HEADERS)
            .summary("answers with Content-Length: -1")
            .wire("200 with `Content-Length: -1` and a text of 32 bytes, then FIN. Other values to try: `abc`, the"
                    + " empty value, `32s`, `0x20`, `%2B32` (`+32`), `99999999999999999999`;"
                    + " not 32 itself, which is right.")
            .client("Fails, closes the connection and discards the response (RFC 9112, section 6.3).")
            .symptom(Symptom.FRAMING)
            .tryIt("curl {/}", "curl: (8) Invalid Content-Length: value")
            .seen("moonbitlang/async#616: a negative length is accepted as an empty body; OpenFeign/feign#3492: -1 is"
                    + " returned as the length")
            .parameters(VALUE)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, section 6.3"))
            .onGet("/?value=0x20", VerdictClass.FAIL_FAST.must("RFC 9112, section 6.3"))
            .onGet("/?value=%2B32", VerdictClass.FAIL_FAST.must("RFC 9112, section 6.3"))
            .fault(new ContentLengthInvalid());

    private ContentLengthInvalid() {}

    @Override
    public void check(Arguments arguments) {
        String value = arguments.get(VALUE);
        if (RIGHT.matcher(value).matches()) {
            throw new BadParameterException(VALUE.name(), value, "not the length of the body");
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(Response.of(200)
                .header("Content-Type", "text/plain")
                .header("Content-Length", request.get(VALUE))
                .headers(request.notes())));
        if (!request.isHead()) {
            wire.send(TEXT).fin();
        }
    }
}
