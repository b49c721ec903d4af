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

/** Sends a space in a field name, or between it and the colon. */
public final class HeaderSpaceBeforeColon extends HttpFault {

    private static final String CONTENT = "A space in the wrong place.";
    private static final Parameter<Space> KIND = Parameter.choice("kind", Space.BEFORE, "where the space is");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(89, "header-space-before-colon", Layer.HEADERS)
            .summary("sends a space before the colon of Content-Length")
            .wire("200 with `Connection: close`, `Content-Length : 38`, with a space before the colon, and the 38"
                    + " bytes of a short text, then FIN: with or without this field, the body is the same."
                    + " `kind=inside`: `X Test: 1` before the fields of a correct response.")
            .client("Rejects the response, ignores the line, or ignores the space; does not use the length in one"
                    + " place and ignore it in another. Only a server must reject such a message, and only a proxy"
                    + " must remove the space (RFC 9112, section 5.1).")
            .symptom(Symptom.HEADER_PARSING, Symptom.DESYNC)
            .tryIt("curl -i {/}", "Content-Length : 38")
            .seen("dotnet/corefx#21314: a space in a field name makes the response invalid")
            .parameters(KIND)
            .onGet(VerdictClass.REPORT.choice("RFC 9112, section 5.1"))
            .fault(new HeaderSpaceBeforeColon());

    private HeaderSpaceBeforeColon() {}

    private enum Space {
        BEFORE,
        INSIDE
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (request.get(KIND) == Space.INSIDE) {
            wire.send(ResponseText.bytes(ResponseText.withLines(request, "X Test: 1\r\n", CONTENT)));
            return;
        }
        String response = ResponseText.of(request, Response.of(200).last(), CONTENT);
        wire.send(ResponseText.bytes(response.replace("Content-Length:", "Content-Length :")))
                .fin();
    }
}
