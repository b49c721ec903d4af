package io.hamms.handler;

import io.hamms.fault.ConnectionListener;
import io.hamms.tls.ClientHello;
import io.hamms.tls.ClientHelloDecoder;
import io.hamms.transport.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reports a client's ClientHello to the listener before the mode acts on it. It passes all bytes on unchanged, stands
 * nearest to the network on ports with TLS, and leaves the pipeline when the ClientHello is complete.
 */
final class ClientHelloReader extends ChannelInboundHandlerAdapter {

    /** The ClientHello of a connection, where it is kept. */
    private static final AttributeKey<ClientHello> KEPT = AttributeKey.valueOf(ClientHelloReader.class, "KEPT");

    private final ConnectionListener listener;
    private final MemoryBudget memory;
    private final ClientHelloDecoder decoder = new ClientHelloDecoder();
    private final boolean isKept;
    private int charged;

    ClientHelloReader(ConnectionListener listener, MemoryBudget memory, boolean isKept) {
        this.listener = listener;
        this.memory = memory;
        this.isKept = isKept;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean isOver = true;
        if (message instanceof ByteBuf bytes) {
            isOver = decoder.decode(bytes);
            try {
                charged = memory.change(charged, isOver ? 0 : decoder.held());
            } catch (MemoryBudget.ExceededException e) {
                ReferenceCountUtil.release(message);
                context.fireExceptionCaught(e);
                return;
            }
        }
        ClientHello hello = decoder.hello();
        if (hello != null) {
            listener.clientHelloReceived(hello);
            if (isKept) {
                keep(context.channel(), hello);
            }
        }
        context.fireChannelRead(message);
        if (isOver && !context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }

    static void keep(Channel channel, ClientHello hello) {
        channel.attr(KEPT).set(hello);
    }

    /** Returns the ClientHello of a connection; null if it is not kept. */
    static @Nullable ClientHello kept(Channel channel) {
        return channel.hasAttr(KEPT) ? channel.attr(KEPT).get() : null;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        charged = memory.change(charged, 0);
    }
}
