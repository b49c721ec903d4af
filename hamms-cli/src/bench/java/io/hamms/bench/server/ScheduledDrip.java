package io.hamms.bench.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drips as Hamms does, but in the obvious way: one task of the event loop's scheduler for every byte. */
public final class ScheduledDrip {

    private static final ByteBuf RESPONSE = Unpooled.unreleasableBuffer(Unpooled.directBuffer()
            .writeBytes("HTTP/1.1 204 No Content\r\nServer: Hamms/0.1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

    private static final Pattern INTERVAL = Pattern.compile("\\?interval=(\\d+)");

    private ScheduledDrip() {}

    /** Serves until it is killed; the argument is the port. */
    public static void main(String[] args) throws InterruptedException {
        PlainServer.serve(Integer.parseInt(args[0]), new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Drip());
            }
        });
    }

    private static final class Drip extends ChannelInboundHandlerAdapter {
        private int sent;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf request = (ByteBuf) message;
            Matcher interval = INTERVAL.matcher(request.toString(StandardCharsets.US_ASCII));
            long millis = interval.find() ? Long.parseLong(interval.group(1)) : 5_000;
            request.release();
            schedule(context, millis);
        }

        private void schedule(ChannelHandlerContext context, long millis) {
            context.executor()
                    .schedule(
                            () -> {
                                context.writeAndFlush(RESPONSE.slice(sent++, 1), context.voidPromise());
                                if (sent == RESPONSE.readableBytes()) {
                                    context.close();
                                } else if (context.channel().isActive()) {
                                    schedule(context, millis);
                                }
                            },
                            millis,
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
