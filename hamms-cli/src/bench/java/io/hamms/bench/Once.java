package io.hamms.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** A client that sends one request, or nothing, and waits for the server. */
class Once extends ChannelInboundHandlerAdapter {

    private final String request;

    Once(String request) {
        this.request = request;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!request.isEmpty()) {
            context.writeAndFlush(
                    Unpooled.wrappedBuffer(request.getBytes(StandardCharsets.US_ASCII)), context.voidPromise());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    /** A reset shows as a connection that is no longer held. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
