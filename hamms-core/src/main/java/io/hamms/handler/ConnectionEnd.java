package io.hamms.handler;

import io.hamms.fault.Ending;
import io.hamms.timer.LoopTask;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** The end of one connection: FIN or RST of the server or the client, and which was first. */
abstract class ConnectionEnd extends LoopTask {

    private @Nullable Ending ending;
    private boolean isOutputEnded;

    /** Whether a reset arrived before our FIN, which therefore cannot have been sent. */
    private boolean isReset;

    ConnectionEnd(ChannelHandlerContext context) {
        super(context);
    }

    /** Makes the connection remember this. */
    public abstract void keep();

    final Channel channel() {
        return context.channel();
    }

    /** Returns how the connection ended; null if unknown. */
    final @Nullable Ending ending() {
        return ending;
    }

    public final void endedBy(Ending how) {
        if (ending == null) {
            ending = how;
            keep();
            ChannelConnection.listener(context.channel()).ended(how);
        }
    }

    /** Records that the client has ended the connection, unless our FIN was sent before. */
    final void endedByClient(Ending how) {
        Ending ours = isOutputEnded && !isReset && ending == null ? ServerFin.sent(channel()) : null;
        endedBy(ours == null ? how : ours);
    }

    /** Returns whether our output was shut down, even if FIN still waits behind other bytes. */
    final boolean isOutputEnded() {
        return isOutputEnded;
    }

    /** Returns whether the client has ended its side. */
    public final boolean isInputEnded() {
        return channel() instanceof DuplexChannel connection && connection.isInputShutdown();
    }

    /** Returns whether all written bytes, and FIN if the output was shut down, have been sent. */
    public final boolean isAllSent() {
        ChannelOutboundBuffer waiting = channel().unsafe().outboundBuffer();
        return (waiting == null || waiting.totalPendingWriteBytes() == 0) && ServerFin.isSent(channel());
    }

    /** Sends close_notify over TLS, then FIN; a client that closes on close_notify does not count as first. */
    public final void shutDown(boolean withCloseNotify) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null || !withCloseNotify) {
            shutdownSocketOutput();
        } else {
            context.flush();
            boolean isClientFirst = ServerFin.isClientFirst(channel());
            tls.closeOutbound().addListener(said -> {
                if (!isClientFirst && said.isSuccess() && isAllSent()) {
                    endedBy(Ending.SERVER_FIN);
                }
                shutdownSocketOutput();
            });
        }
    }

    /** Sends close_notify, and no FIN. */
    public final void closeNotify() {
        context.flush();
        context.pipeline().get(SslHandler.class).closeOutbound();
    }

    /** Sends FIN after all written bytes: an earlier shutdown would fail the writes in the channel's buffer. */
    private void shutdownSocketOutput() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (context.channel() instanceof DuplexChannel connection && connection.isActive()) {
                isOutputEnded = true;
                isReset = ServerFin.isReset(connection);
                keep();
                lookForFin(ServerFin.send(connection));
            } else {
                context.close();
            }
        });
    }

    /** Returns whether both sides have ended, and all written bytes have been sent. */
    public final boolean isOver() {
        return isInputEnded() && isOutputEnded && isAllSent();
    }

    /** Returns whether it is known which side ended first; checks whether a delayed FIN has been sent. */
    public final boolean isEndKnown() {
        lookForFin();
        return ending != null;
    }

    private void lookForFin() {
        if (isOutputEnded && !isReset && ending == null) {
            lookForFin(ServerFin.sent(channel()));
        }
    }

    private void lookForFin(@Nullable Ending found) {
        if (found != null) {
            endedBy(found);
        }
    }

    /** Sets an option of an open socket, and returns whether it is open; the kernel may reject the option. */
    static <T> boolean set(Channel channel, ChannelOption<T> option, T value) {
        try {
            return channel.isOpen() && (channel.config().setOption(option, value) || channel.isOpen());
        } catch (ChannelException e) {
            return channel.isOpen();
        }
    }

    /** Sends RST, and no close_notify before it. */
    public final void reset() {
        if (set(channel(), ChannelOption.SO_LINGER, 0)) {
            context.pipeline().fireUserEventTriggered(firstBeforeReset());
            context.pipeline().firstContext().close();
        }
    }

    /** Returns the ending of a connection that is about to be reset: the client's, if its FIN or RST arrived before. */
    private Ending firstBeforeReset() {
        if (ServerFin.isReset(channel())) {
            return Ending.CLIENT_RST;
        }
        return ServerFin.isClientFirst(channel()) ? Ending.CLIENT_FIN : Ending.SERVER_RST;
    }

    /** Closes the connection and drops unsent bytes, without close_notify: the first context is below TLS. */
    public final void close() {
        context.pipeline().fireUserEventTriggered(Closing.NOW);
        context.pipeline().firstContext().close();
    }

    /** The pipeline event before a connection is closed below all handlers. */
    enum Closing {
        NOW
    }
}
