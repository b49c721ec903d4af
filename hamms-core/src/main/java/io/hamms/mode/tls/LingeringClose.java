package io.hamms.mode.tls;

import io.hamms.fault.Ending;
import io.hamms.fault.TlsAlerts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands beneath TLS and turns its close, after an alert for example, into FIN: closing while the client still sends
 * would reset the connection, and the alert would be lost with it.
 */
final class LingeringClose extends ChannelDuplexHandler {

    private static final int LINGER_SECONDS = 30;

    private @Nullable ScheduledFuture<?> end;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Ending alert = message instanceof ByteBuf record ? TlsAlerts.sent(record) : null;
        if (alert != null) {
            context.fireUserEventTriggered(alert);
        }
        context.write(message, promise);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!(context.channel() instanceof DuplexChannel channel) || (end == null && channel.isOutputShutdown())) {
            context.close(promise);
            return;
        }
        channel.closeFuture().addListener(closed -> promise.trySuccess());
        if (end == null) {
            end = context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> channel.shutdownOutput());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (end == null) {
            context.fireChannelRead(bytes);
        } else {
            ReferenceCountUtil.release(bytes);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
        context.fireChannelInactive();
    }
}
