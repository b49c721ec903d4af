package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.part.TlsServer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/** Sends the warning alert unrecognized_name, then completes the handshake. */
public final class TlsUnrecognizedName extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(48, "tls-unrecognized-name", Layer.TLS)
            .summary("sends the warning alert unrecognized_name, then completes the handshake")
            .wire("The record `15 03 03 00 02 01 70` (warning alert `unrecognized_name`), then a correct TLS 1.2"
                    + " handshake; then as `healthy`.")
            .client("Ignores the warning and succeeds, as browsers do; RFC 6066, section 3, calls the behaviour of"
                    + " clients unpredictable.")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl -v --cacert ca.pem {/}", "unrecognized name")
            .seen("square/okhttp#3573, AsyncHttpClient/async-http-client#1535: the TLS implementation of the JDK ends"
                    + " the handshake")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.MUST_SUCCEED.choice("RFC 6066, section 3"))
            .right(200, "HAMMS-END")
            .fault(new TlsUnrecognizedName());

    private static final byte[] WARNING = {0x15, 3, 3, 0, 2, 1, 112};

    private TlsUnrecognizedName() {
        super(List.of("TLSv1.2"), Healthy.MODE.fault());
    }

    @Override
    protected void prepare(Channel channel, SslHandler tls) {
        addBelowTls(channel, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object clientHello) {
                context.write(Unpooled.wrappedBuffer(WARNING));
                context.fireChannelRead(clientHello);
                context.pipeline().remove(this);
            }
        });
    }
}
