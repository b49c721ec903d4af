package io.hamms.handler;

import io.hamms.fault.Ending;
import io.hamms.fault.TlsAlerts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends FIN below TLS when TLS closes, for example after an alert: a close while the client still sends would cause
 * RST, and the client would lose the alert.
 */
final class LingeringClose extends ChannelDuplexHandler {

    private static final int LINGER_SECONDS = 30;

    private @Nullable ScheduledFuture<?> end;
    private @Nullable TlsRecords handshake = new TlsRecords();

    /** Stops looking for an unencrypted alert: from now on the TLS engine reads all records. */
    void handshakeIsOver() {
        handshake = null;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Ending alert = message instanceof ByteBuf record ? TlsAlerts.in(record, Ending.By.SERVER) : null;
        if (alert != null) {
            context.fireUserEventTriggered(alert);
        }
        promise.addListener(written -> {
            if (written.cause() != null) {
                report(context, written.cause());
            }
        });
        context.write(message, promise);
    }

    @Override
    @SuppressWarnings("deprecation") // Only ChannelHandler's is.
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        report(context, cause);
        context.fireExceptionCaught(cause);
    }

    /** Reports a failed read or write, which SslHandler does not pass on, such as a reset after close_notify. */
    private static void report(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException failure
                && !(failure instanceof ClosedChannelException)
                && !ServerFin.isCauseOf(failure)) {
            context.fireUserEventTriggered(Ending.of(failure));
        }
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
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> shutDown(context, channel));
        }
    }

    private static void shutDown(ChannelHandlerContext context, DuplexChannel channel) {
        Ending ending = channel.isActive() ? ServerFin.send(channel) : null;
        if (ending != null) {
            context.fireUserEventTriggered(ending);
        }
    }

    /** Does not pass on the output shutdown that this handler caused. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (end == null || event != ChannelOutputShutdownEvent.INSTANCE) {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        Ending alert = handshake != null && bytes instanceof ByteBuf records ? handshake.next(records) : null;
        if (alert != null) {
            context.fireUserEventTriggered(alert);
        }
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
