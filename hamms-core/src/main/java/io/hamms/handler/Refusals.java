package io.hamms.handler;

import io.hamms.fault.BadParameterException;
import io.hamms.http.DecodedHead;
import io.hamms.http.RequestDecoder;
import io.hamms.http.RequestRules;
import io.hamms.http.Response;
import io.hamms.http.Violation;
import io.hamms.text.ErrorText;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The responses to requests that no mode answers: unparsable ones, and those with an invalid parameter. */
final class Refusals {

    private Refusals() {}

    /** Returns the response to an unparsable request; null for a parsable one. */
    static @Nullable Response ofUnreadable(DecodedHead head) {
        Throwable cause = head.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            return of(414, "a request line longer than " + RequestDecoder.LIMITS.getMaxInitialLineLength() + " bytes");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return of(431, "a request head longer than " + RequestDecoder.LIMITS.getMaxHeaderSize() + " bytes");
        }
        if (cause != null) {
            boolean isHttp = head.versionText().toUpperCase(Locale.ROOT).contains("HTTP/");
            Response wrong = isHttp ? ofViolations(head) : null;
            return wrong == null ? of(400, "not an HTTP request") : wrong;
        }
        return head.protocolVersion().majorVersion() == 1 ? null : of(505, "this port speaks HTTP/1.1");
    }

    /** Returns a strict mode's response to a request with violations or an unknown transfer coding; else null. */
    static @Nullable Response ofWrong(DecodedHead head) {
        Response wrong = ofViolations(head);
        if (wrong != null) {
            return wrong;
        }
        String codings = RequestRules.codings(head);
        if (!codings.isEmpty() && !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.strip())) {
            // RFC 9112, section 6.1.
            return of(501, ErrorText.of("Transfer-Encoding", codings, "chunked"));
        }
        return null;
    }

    private static @Nullable Response ofViolations(DecodedHead head) {
        String tokens = head.violations().stream()
                .filter(Violation::isRejected)
                .map(Violation::token)
                .collect(Collectors.joining(", "));
        return tokens.isEmpty() ? null : of(400, ErrorText.of("request", tokens, "one that RFC 9112 allows"));
    }

    /** Returns the 400 that names a parameter, its value and what was expected. */
    static Response of(BadParameterException refused) {
        return Response.of(400).json(json -> {
            json.writeStringField("error", refused.getMessage());
            json.writeStringField("parameter", refused.parameter());
            json.writeStringField("value", refused.argument());
            json.writeStringField("expected", refused.expected());
        });
    }

    static Response of(int status, String message) {
        return Response.error(status, message).last();
    }
}
