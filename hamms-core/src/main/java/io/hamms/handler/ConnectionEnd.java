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
    private ServerSide server = ServerSide.OPEN;
    private ClientSide client = ClientSide.OPEN;
    private boolean isCloseNotifySent;

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

    final void endedBy(Ending how) {
        if (ending == null) {
            ending = how;
            keep();
            ChannelConnection.listener(context.channel()).ended(how);
        }
    }

    /** Records how the connection ended, as a handler or the mode reports it, unless a FIN came first. */
    public final void ended(Ending how) {
        boolean isAlert = how.alert().isPresent();
        boolean isTooLate = isAlert && how.by() == Ending.By.SERVER && ServerFin.isClientFirst(channel());
        Ending first = isTooLate ? Ending.CLIENT_FIN : finBefore();
        if (first == null || (isAlert && !isTooLate && Ending.CLIENT_FIN.equals(first))) {
            endedBy(how);
        } else {
            found(first);
        }
    }

    /** Returns whether the client ended the connection first, but it is not known yet how. */
    final boolean isClientFirst() {
        return client != ClientSide.OPEN && ending == null;
    }

    /** Called on the client's close_notify; returns whether it is the first, and no reply to ours. */
    final boolean isFirstCloseNotify() {
        if (!isCloseNotifySent && client == ClientSide.OPEN) {
            client = ClientSide.CLOSE_NOTIFY;
        }
        return !isCloseNotifySent;
    }

    /** Returns whether our output was shut down, even if FIN still waits behind other bytes. */
    final boolean isOutputEnded() {
        return server != ServerSide.OPEN;
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
            isCloseNotifySent = true;
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
        isCloseNotifySent = true;
        context.pipeline().get(SslHandler.class).closeOutbound();
    }

    /** Sends FIN after all written bytes: an earlier shutdown would fail the writes in the channel's buffer. */
    private void shutdownSocketOutput() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (context.channel() instanceof DuplexChannel connection && connection.isActive()) {
                server = ServerFin.isReset(connection) ? ServerSide.RESET : ServerSide.SHUT_DOWN;
                keep();
                Ending first = ServerFin.send(connection);
                if (first != null) {
                    found(first);
                }
            } else {
                context.close();
            }
        });
    }

    /** Returns whether both sides have ended, and all written bytes have been sent. */
    public final boolean isOver() {
        return isInputEnded() && isOutputEnded() && isAllSent();
    }

    /** Returns whether it is known which side ended first; checks whether a delayed FIN has been sent. */
    public final boolean isEndKnown() {
        lookForFin();
        return ending != null;
    }

    private void lookForFin() {
        Ending first = finBefore();
        if (first != null) {
            found(first);
        }
    }

    /** Returns which FIN was first, if ours is known to be sent; null if it is not, or if the end is recorded. */
    private @Nullable Ending finBefore() {
        if (client == ClientSide.FIN_UNREAD) {
            return Ending.CLIENT_FIN;
        }
        boolean isOurs = server == ServerSide.SHUT_DOWN && client == ClientSide.OPEN && ending == null;
        return isOurs ? ServerFin.sent(channel()) : null;
    }

    /** Records the end; a client's unread FIN waits until it is read, since an alert may precede it. */
    private void found(Ending first) {
        boolean isUnread = !isInputEnded() && channel().config().isAutoRead();
        if (isUnread && Ending.CLIENT_FIN.equals(first)) {
            client = ClientSide.FIN_UNREAD;
            keep();
        } else if (client == ClientSide.OPEN || first.by() == Ending.By.CLIENT) {
            endedBy(first);
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

    /** How far the server ended its side, with FIN; close_notify may precede it. */
    private enum ServerSide {
        OPEN,
        /** The output was shut down, even if FIN still waits behind other bytes. */
        SHUT_DOWN,
        /** The same, but a reset arrived before our FIN, which therefore cannot have been sent. */
        RESET
    }

    /** How far the client ended its side before the server did. */
    private enum ClientSide {
        OPEN,
        /** Its close_notify came before ours; its FIN or RST follows. */
        CLOSE_NOTIFY,
        /** Its FIN arrived first, but the event loop has not read up to it. */
        FIN_UNREAD
    }

    /** The pipeline event before a connection is closed below all handlers. */
    enum Closing {
        NOW
    }
}
