package io.hamms.mode.reuse;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.ByteRange;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.LongText;

/** Answers with an error whose body is large: a client that does not read it must not reuse the connection. */
public final class UnreadErrorBody extends HttpFault {

    private static final Parameter<Integer> STATUS = Parameter.integer("status", 401, 400, 599, "the status");
    private static final Parameter<Long> SIZE =
            Parameter.count("size", 1 << 20, Bodies.END.length(), Long.MAX_VALUE, "the length of the body in bytes");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(108, "unread-error-body", Layer.REUSE)
            .summary("answers 401 with a body of 1 MiB on a persistent connection")
            .wire("401 with `WWW-Authenticate: Basic realm=\"hamms\"`, or another error status without that field;"
                    + " `Content-Length: 1048576` and a text that ends in `HAMMS-END`, on a connection that"
                    + " stays open; `X-Hamms-Seq` and `X-Hamms-Path` identify the request.")
            .client("Reads the rest of the body, or closes the connection, before it sends the next request; in both"
                    + " cases the connection no longer occupies a place in the pool.")
            .symptom(Symptom.POOL_REUSE, Symptom.MEMORY)
            .tryIt("curl -so /dev/null -w '%{http_code} %{size_download}' {/}", "401 1048576")
            .seen("AsyncHttpClient/async-http-client#785: each 401 leaves a connection open that is never used again")
            .parameters(STATUS, SIZE)
            .onTwoRequests(VerdictClass.REPORT.consensus("RFC 9112, section 9.3"))
            .fault(new UnreadErrorBody());

    private UnreadErrorBody() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        int status = request.get(STATUS);
        long size = request.get(SIZE);
        Response response = Response.of(status).headers(request.tag()).header("Content-Type", "text/plain");
        if (status == 401) {
            response.header("WWW-Authenticate", "Basic realm=\"hamms\"");
        }
        wire.respond(request, response, size, new LongText("This went wrong.\n", size, new ByteRange(0, size - 1)));
    }
}
