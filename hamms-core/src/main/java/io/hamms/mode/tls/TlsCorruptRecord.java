package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.TlsServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/** Flips a bit in the record that carries the body. */
public final class TlsCorruptRecord extends TlsServer {

    private static final byte[] BODY = Bodies.bytes("One bit of this is wrong." + Bodies.END);

    private static final Parameter<Integer> INTACT = Parameter.integer(
            "intact", 0, 0, BODY.length - 1, "how many bytes of the body follow the head in the first record");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(189, "tls-corrupt-record", Layer.TLS)
            .summary("flips a bit in the record with the body")
            .wire("TLS 1.2. 200 with `Content-Length`: the head and `intact` bytes of a short text in the first"
                    + " application record, the rest in the second, whose last bit is flipped; then FIN. A response to"
                    + " HEAD has only the first.")
            .client("Sends the fatal alert `bad_record_mac` and reports an error (RFC 5246, section 7.2.2); does not"
                    + " return any part of the record.")
            .symptom(Symptom.CORRUPTION)
            .tryIt("curl --cacert ca.pem {/?intact=10}", "curl: (56) OpenSSL SSL_read")
            .parameters(INTACT)
            .needs(Need.TRUST)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 5246, section 7.2.2"))
            .onGet("/?intact=10", VerdictClass.FAIL_FAST.must("RFC 5246, section 7.2.2"))
            .fault(new TlsCorruptRecord());

    private TlsCorruptRecord() {
        super(List.of("TLSv1.2"), new Answer());
    }

    @Override
    protected void prepare(Channel channel, SslHandler tls) {
        // A record for each write.
        tls.setWrapDataSize(0);
        addBelowTls(channel, new BitFlip());
    }

    private static final class Answer extends HttpFault {

        @Override
        protected void onRequest(Request request, Wire wire) {
            ByteBuf head = Http1Encoder.head(Response.of(200)
                    .header("Content-Type", "text/plain")
                    .header("Content-Length", Integer.toString(BODY.length))
                    .header("Connection", "close")
                    .headers(request.notes()));
            if (request.isHead()) {
                wire.send(head).fin();
                return;
            }
            int intact = request.get(INTACT);
            wire.send(Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(BODY, 0, intact)))
                    .send(Unpooled.wrappedBuffer(BODY, intact, BODY.length - intact))
                    .fin();
        }
    }
}
