package io.hamms.handler;

import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Reports a client's unencrypted fatal alert where no TLS engine reads it: the client speaks TLS to a fault that sends
 * bytes of its own on a ClientHello. It stands before the fault, from the first bytes of such a client on.
 */
final class AlertReader extends ChannelInboundHandlerAdapter {

    private final TlsRecords records = new TlsRecords();

    private AlertReader() {}

    /** Adds a reader before the fault and scans the client's first bytes, if they may begin TLS. */
    static void listen(ChannelHandlerContext fault, ByteBuf bytes) {
        if (bytes.isReadable()
                && TlsDetector.mayBeTls(bytes)
                && ChannelConnection.listener(fault.channel()) != ConnectionListener.NONE
                && fault.pipeline().get(AlertReader.class) == null) {
            AlertReader reader = new AlertReader();
            fault.pipeline().addBefore(fault.name(), null, reader);
            reader.scan(fault.pipeline().context(reader), bytes);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            scan(context, bytes);
        }
        context.fireChannelRead(message);
    }

    private void scan(ChannelHandlerContext context, ByteBuf bytes) {
        Ending alert = records.next(bytes);
        if (alert != null) {
            context.fireUserEventTriggered(alert);
        }
    }
}
