package io.hamms.handler;

import io.hamms.fault.Ending;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.channel.socket.DuplexChannel;
import org.jspecify.annotations.Nullable;

/**
 * The server's FIN. A call shuts the socket's output down, but the packet waits behind unread bytes and may
 * never be sent; and the client's FIN or RST may have arrived unnoticed. TCP_INFO shows which was first.
 * Without TCP_INFO, with NIO for example, the call counts as the packet.
 */
final class ServerFin {

    private ServerFin() {}

    /**
     * Shuts down the output of a connection whose bytes have all been passed to the kernel.
     *
     * @return how the connection ended first; null while our FIN has not been sent, or if a reset was first
     */
    static @Nullable Ending send(DuplexChannel connection) {
        TcpInfo before = TcpInfo.of(connection);
        boolean isClientFirst = isClientFirst(connection);
        ChannelFuture shutdown = connection.shutdownOutput();
        if (isClientFirst) {
            return Ending.CLIENT_FIN;
        }
        boolean isReset = before != null && (before.isGone() || !shutdown.isSuccess());
        return isReset ? null : sent(connection);
    }

    /** Returns whether a write failed because this side had shut its output down, and not because the peer is gone. */
    static boolean isCauseOf(Throwable failure) {
        return failure instanceof ChannelOutputShutdownException && failure.getCause() == null;
    }

    /** Returns whether TCP_INFO shows a reset; a read reports its cause. */
    static boolean isReset(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        return now != null && now.isGone();
    }

    /** Returns whether the client's FIN arrived before ours was sent. */
    static boolean isClientFirst(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        return (connection instanceof DuplexChannel duplex && duplex.isInputShutdown())
                || (now != null && now.isClientFinFirst());
    }

    /** Returns the ending by an earlier shutdown; null while its FIN has not been sent. */
    static @Nullable Ending sent(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        if (now == null) {
            return Ending.SERVER_FIN;
        }
        if (now.bytesNotSent() > 0) {
            return null;
        }
        return now.isClientFinFirst() ? Ending.CLIENT_FIN : Ending.SERVER_FIN;
    }

    /** Returns whether TCP_INFO shows that all bytes and FIN have been sent. */
    static boolean isSent(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        return now == null || now.bytesNotSent() == 0 || now.isGone();
    }
}
