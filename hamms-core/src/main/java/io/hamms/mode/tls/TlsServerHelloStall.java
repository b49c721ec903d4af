package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.TlsServer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/** Answers the ClientHello with a ServerHello, then sends nothing. */
public final class TlsServerHelloStall extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(31, "tls-server-hello-stall", Layer.TLS)
            .summary("answers with a ServerHello, then nothing")
            .wire("One handshake record with the ServerHello of TLS 1.2 or 1.3, then nothing until the client"
                    + " disconnects.")
            .client("Includes the whole handshake in its connect timeout, or has a timeout for it, and gives up.")
            .symptom(Symptom.TLS_HANDSHAKE, Symptom.READ_TIMEOUT)
            .seen("nature-lang/nature#300: the connect timeout covers only TCP")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new TlsServerHelloStall());

    private TlsServerHelloStall() {
        super(TlsHealthy.CURRENT, Healthy.MODE.fault());
    }

    @Override
    protected void prepare(Channel channel, SslHandler tls) {
        tls.setHandshakeTimeoutMillis(0);
        addBelowTls(channel, new ServerHelloOnly());
    }

    /** Passes the first handshake message on, in a record of its own, and discards all that follows. */
    private static final class ServerHelloOnly extends ChannelOutboundHandlerAdapter {

        private static final int RECORD_HEADER = 5;
        private static final int MESSAGE_HEADER = 4;

        private boolean isSent;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (!isSent && message instanceof ByteBuf bytes && bytes.readableBytes() > RECORD_HEADER + MESSAGE_HEADER) {
                isSent = true;
                int length = MESSAGE_HEADER + bytes.getUnsignedMedium(bytes.readerIndex() + RECORD_HEADER + 1);
                ByteBuf record = context.alloc().buffer(RECORD_HEADER + length);
                record.writeBytes(bytes, bytes.readerIndex(), 3).writeShort(length);
                record.writeBytes(bytes, bytes.readerIndex() + RECORD_HEADER, length);
                bytes.release();
                context.write(record, promise);
            } else {
                ReferenceCountUtil.release(message);
                promise.trySuccess();
            }
        }
    }
}
