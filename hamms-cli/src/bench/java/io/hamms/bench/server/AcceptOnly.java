package io.hamms.bench.server;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** A server that only accepts connections, with one handler for all: the lower bound of Netty's cost. */
public final class AcceptOnly {

    private AcceptOnly() {}

    /** Serves until it is killed; the argument is the port. */
    public static void main(String[] args) throws InterruptedException {
        PlainServer.serve(Integer.parseInt(args[0]), new Silence());
    }

    @Sharable
    private static final class Silence extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
