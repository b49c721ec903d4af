package io.hamms.journal;

import io.hamms.handler.TcpInfo;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of the pipeline, which counts a connection's bytes. Only the connection's event loop writes the
 * counts.
 *
 * <p>On epoll the kernel reports the bytes sent, when the journal is read and before the connection is closed,
 * because written bytes may never leave the socket's buffer. Elsewhere the bytes that the socket accepts are counted.
 */
abstract class ByteCounter extends ChannelDuplexHandler {

    /** Writes up to this size count as sent at once: a drip must not allocate a promise for each byte. */
    private static final int AT_ONCE = 256;

    volatile long received;
    volatile long sent;

    /** Whether {@link #sent} may lack some of the bytes written. */
    private volatile boolean isBehind;

    /** The connection, as long as it is open. */
    volatile @Nullable Channel channel;

    /** Returns the time by the clock of the connection's event loop. */
    final long now() {
        Channel open = channel;
        Ticker ticker = open == null ? Ticker.systemTicker() : open.eventLoop().ticker();
        return ticker.nanoTime();
    }

    /** Returns whether the kernel has a newer count of the bytes sent. */
    boolean isBehind() {
        return isBehind;
    }

    /** Reads the kernel's count of the bytes sent, on the connection's event loop. */
    void update() {
        Channel open = channel;
        TcpInfo info = isBehind && open != null ? TcpInfo.of(open) : null;
        if (info != null && open != null) {
            sent = info.bytesSent();
            ChannelOutboundBuffer waiting = open.unsafe().outboundBuffer();
            isBehind = info.bytesNotSent() > 0 || (waiting != null && waiting.totalPendingWriteBytes() > 0);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        channel = null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            received(bytes.readableBytes());
        }
        context.fireChannelRead(message);
    }

    /** Reads the count while the connection exists: the next event may be its end. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        update();
        context.fireUserEventTriggered(event);
    }

    @Override
    @SuppressWarnings("deprecation") // Only ChannelHandler's is.
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        update();
        context.fireExceptionCaught(cause);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        update();
        context.close(promise);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            int length = bytes.readableBytes();
            if (TcpInfo.isKnown(context.channel())) {
                isBehind = true;
                context.write(message, promise);
                return;
            }
            if (promise.isVoid() && length <= AT_ONCE) {
                sent(length);
                context.write(message, promise);
                return;
            } else if (promise.isVoid()) {
                context.write(message, new Taken(context.channel(), length));
                return;
            }
            promise.addListener(written -> sent(written.isSuccess() ? length : 0));
        }
        context.write(message, promise);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One event loop writes, others only read.
    private void received(int bytes) {
        received += bytes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One event loop writes, others only read.
    private void sent(int bytes) {
        sent += bytes;
    }

    /** Counts bytes when the socket has accepted them; a failure is reported as it is without a promise. */
    private final class Taken extends DefaultChannelPromise {

        private final int length;

        Taken(Channel channel, int length) {
            super(channel);
            this.length = length;
        }

        @Override
        public boolean trySuccess(@Nullable Void result) {
            sent(length);
            return super.trySuccess(null);
        }

        @Override
        public boolean tryFailure(Throwable cause) {
            channel().pipeline().fireExceptionCaught(cause);
            return super.tryFailure(cause);
        }
    }
}
