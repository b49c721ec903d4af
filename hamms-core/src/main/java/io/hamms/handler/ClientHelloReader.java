package io.hamms.handler;

import io.hamms.fault.ConnectionListener;
import io.hamms.tls.ClientHello;
import io.hamms.tls.ClientHelloDecoder;
import io.hamms.transport.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Reports a client's ClientHello to the listener before the mode acts on it. It passes all bytes on unchanged, stands
 * nearest to the network on ports with TLS, and leaves the pipeline when the ClientHello is complete.
 */
final class ClientHelloReader extends ChannelInboundHandlerAdapter {

    private final ConnectionListener listener;
    private final MemoryBudget memory;
    private final ClientHelloDecoder decoder = new ClientHelloDecoder();
    private int charged;

    ClientHelloReader(ConnectionListener listener, MemoryBudget memory) {
        this.listener = listener;
        this.memory = memory;
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
        }
        context.fireChannelRead(message);
        if (isOver && !context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        charged = memory.change(charged, 0);
    }
}
