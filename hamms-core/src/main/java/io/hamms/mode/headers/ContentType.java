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

/** Answers with JSON that is not labelled as JSON. */
public final class ContentType extends HttpFault {

    private static final Parameter<String> TYPE =
            Parameter.fieldValue("type", "text/html", 200, "the value of Content-Type");

    /** JSON without a Content-Type. */
    public static final FailureMode MISSING = FailureMode.at(17, "content-type-missing", Layer.HEADERS)
            .summary("answers without Content-Type")
            .wire("200 with a JSON object and no `Content-Type`.")
            .client("Delivers the bytes; may assume `application/octet-stream` or examine them (RFC 9110, section"
                    + " 8.3).")
            .symptom(Symptom.CONTENT_TYPE)
            .tryIt("curl -w '\\ntype: [%{content_type}]\\n' {/}", "type: []")
            .seen("google/ExoPlayer#1346: a missing field ends in a NullPointerException")
            .onGet(VerdictClass.REPORT.choice("RFC 9110, section 8.3"))
            .fault(new ContentType(false));

    /** JSON with another Content-Type. */
    public static final FailureMode WRONG = FailureMode.at(18, "content-type-wrong", Layer.HEADERS)
            .summary("answers with JSON labelled text/html")
            .wire("200 with a JSON object and `Content-Type: text/html`.")
            .client("Delivers the bytes with the type as sent, or reports that it is not the expected type (RFC 9110,"
                    + " section 8.3).")
            .symptom(Symptom.CONTENT_TYPE)
            .tryIt("curl -i {/}", "Content-Type: text/html")
            .seen("catmaid/CATMAID#1697: a client returns such JSON as a string")
            .parameters(TYPE)
            .onGet(VerdictClass.REPORT.choice("RFC 9110, section 8.3"))
            .fault(new ContentType(true));

    private static final byte[] BODY = Bodies.bytes("{\"message\":\"This is a JSON object.\",\"success\":true}");

    private final boolean isLabelled;

    private ContentType(boolean isLabelled) {
        this.isLabelled = isLabelled;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200);
        if (isLabelled) {
            response.body(request.get(TYPE), BODY);
        } else {
            response.untyped(BODY);
        }
        wire.respond(request, response);
    }
}
