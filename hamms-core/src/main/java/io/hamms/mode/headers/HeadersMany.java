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
import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;

/** Answers with a large number of header fields. */
public final class HeadersMany extends HttpFault {

    private static final String NAME = "X-Fill-";
    private static final int DIGITS = 10;
    private static final String NAME_AND_END = NAME + "0123456789: \r\n";
    private static final Parameter<Integer> EACH = Parameter.integer(
            "each", 100, NAME_AND_END.length(), 8192, "the length of a field line in bytes," + " including CRLF");

    /** 1 MB of header fields. */
    public static final FailureMode ONE_MB = mode(24, "headers-1mb", "1 MB", 10_000);

    /** 10 MB of header fields. */
    public static final FailureMode TEN_MB = mode(26, "headers-10mb", "10 MB", 100_000);

    private final Parameter<Long> fields;

    private HeadersMany(Parameter<Long> fields) {
        this.fields = fields;
    }

    private static FailureMode mode(int offset, String name, String total, int defaultFields) {
        Parameter<Long> fields = Parameter.count("fields", defaultFields, 0, 9_999_999_999L, "the number of fields");
        return FailureMode.at(offset, name, Layer.HEADERS)
                .summary("answers with " + total + " of header fields")
                .wire("200 whose first " + defaultFields
                        + " fields, of 100 bytes each, are `X-Fill-0000000001: aaa...` and so on; the content is a"
                        + " JSON object of the request's header fields.")
                .client("Limits the number and the size of the fields that it keeps, and reports that a limit was"
                        + " exceeded (RFC 9110, section 5.4).")
                .symptom(Symptom.SIZE_LIMIT, Symptom.MEMORY)
                .tryIt("curl {/}", "curl: (56) Too large response headers")
                .seen("neonmoe/minreq#55: uses memory without bound for a large number of fields")
                .parameters(fields, EACH)
                .onGet(VerdictClass.REPORT.choice("RFC 9110, section 5.4"))
                .fault(new HeadersMany(fields));
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Source source = source(request.get(fields), request.get(EACH));
        PaddedHeaders.answer(request, wire, stuffed -> stuffed.send(source));
    }

    /** Returns numbered fields in blocks of a few kilobytes; only the numbers are written again for each block. */
    private static Source source(long count, int each) {
        int atATime = Math.max(1, 8192 / each);
        byte[] lines = Bodies.bytes(
                (NAME + "0".repeat(DIGITS) + ": " + "a".repeat(each - NAME_AND_END.length()) + "\r\n").repeat(atATime));
        long[] next = {1};
        return buffers -> {
            int now = (int) Math.min(atATime, count + 1 - next[0]);
            if (now <= 0) {
                return null;
            }
            ByteBuf numbered = buffers.buffer(now * each).writeBytes(lines, 0, now * each);
            for (int i = 0; i < now; i++) {
                int digit = i * each + NAME.length() + DIGITS;
                for (long left = next[0]++; left > 0; left /= 10) {
                    numbered.setByte(--digit, (int) ('0' + left % 10));
                }
            }
            return numbered;
        };
    }
}
