package io.hamms.mode.body;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.BodyStatus;

/** Answers with half a document in a complete message. */
public final class JsonTruncated extends HttpFault {

    private static final Parameter<Document> TYPE = Parameter.choice("type", Document.JSON, "the kind of document");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(94, "json-truncated", Layer.BODY)
            .summary("answers with half a JSON document, correctly framed")
            .wire("200 with `Content-Type: application/json`, the `Content-Length` of what is sent and"
                    + " `{\"items\":[{\"id\":1,\"name\":\"one\"},{\"id\":2,\"na`. `type=xml`: the same as"
                    + " `application/xml`; `html`: a page that ends inside of a tag.")
            .client("The message is complete (RFC 9112, section 8), its document is not: a parser reports an error,"
                    + " and returns no part of it as the whole.")
            .symptom(Symptom.TRUNCATION)
            .tryIt("curl {/}", "\"id\":2,\"na")
            .seen("better-auth/better-auth#9155: such a document is returned as a string, without an error")
            .parameters(TYPE, BodyStatus.STATUS)
            .onGet(VerdictClass.REPORT.choice("RFC 9112, section 8"))
            .fault(new JsonTruncated());

    private JsonTruncated() {}

    private enum Document {
        JSON("application/json", "{\"items\":[{\"id\":1,\"name\":\"one\"},{\"id\":2,\"na"),
        XML("application/xml", "<?xml version=\"1.0\"?><items><item><name>one</name></item><item><na"),
        HTML("text/html", "<!doctype html><html><head><title>Items</title></head><body><ul><li>one</li><li cla");

        private final String mediaType;
        private final String half;

        Document(String mediaType, String half) {
            this.mediaType = mediaType;
            this.half = half;
        }
    }

    @Override
    public void check(Arguments arguments) {
        BodyStatus.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Document document = request.get(TYPE);
        wire.respond(request, BodyStatus.response(request).body(document.mediaType, Bodies.bytes(document.half)));
    }
}
