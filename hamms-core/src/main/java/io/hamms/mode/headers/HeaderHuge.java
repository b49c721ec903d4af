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

/** Answers with one very long header field. */
public final class HeaderHuge extends HttpFault {

    private static final Parameter<String> NAME = Parameter.token("name", "Cookie", 100, "the field's name");

    private static final String REJECTED = "curl {/}";

    /** A field of 63 KiB: many clients reject one that is 1 KiB longer. */
    public static final FailureMode HUGE = mode(
            11,
            "header-huge",
            "a header field of 64,512 bytes",
            63 * 1024,
            "curl -si {/} | head -c 300",
            "Cookie: aaaaaaaa");

    /** A field of 1 MB. */
    public static final FailureMode ONE_MB =
            mode(25, "header-1mb", "a header field of 1 MB", 1_000_000, REJECTED, "curl: (27)");

    /** A field of 10 MB. */
    public static final FailureMode TEN_MB =
            mode(27, "header-10mb", "a header field of 10 MB", 10_000_000, REJECTED, "curl: (27)");

    private final Parameter<Long> size;

    private HeaderHuge(Parameter<Long> size) {
        this.size = size;
    }

    private static FailureMode mode(
            int offset, String name, String what, int defaultSize, String command, String sign) {
        Parameter<Long> size =
                Parameter.count("size", defaultSize, 0, Long.MAX_VALUE - 1, "the length of the field's value in bytes");
        return FailureMode.at(offset, name, Layer.HEADERS)
                .summary("answers with " + what)
                .wire("200 whose first field is `Cookie: aaa...`, with " + defaultSize
                        + " times `a`; the content is a JSON object of the request's header fields.")
                .client("Delivers the response, or reports that the field is too long; may discard a field that it"
                        + " does not need (RFC 9110, section 5.4).")
                .symptom(Symptom.SIZE_LIMIT)
                .tryIt(command, sign)
                .seen("JuliaWeb/HTTP.jl#1362: rejects a field of more than 8 KiB, and the limit cannot be changed")
                .parameters(size, NAME)
                .onGet(VerdictClass.REPORT.choice("RFC 9110, section 5.4"))
                .fault(new HeaderHuge(size));
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        PaddedHeaders.answer(request, wire, stuffed -> stuffed.send(request.get(NAME) + ": ")
                .send(Source.repeat("a", request.get(size)))
                .send("\r\n"));
    }
}
