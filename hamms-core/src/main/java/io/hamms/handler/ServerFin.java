package io.hamms.handler;

import io.hamms.fault.Ending;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import org.jspecify.annotations.Nullable;

/**
 * The FIN of our side. A call shuts the socket down, but the packet waits behind what the client has not read, and may
 * never leave; and the client's FIN or RST may have come unnoticed. So the kernel is asked which was first.
 * Where it cannot be asked, through NIO for example, the call counts as the packet.
 */
public final class ServerFin {

    private ServerFin() {}

    /**
     * Shuts our side of a connection down, all whose bytes have been given to the kernel.
     *
     * @return how the connection has ended first; null as long as our FIN has not left, or if a reset was first
     */
    public static @Nullable Ending send(DuplexChannel connection) {
        TcpInfo before = TcpInfo.of(connection);
        boolean isClientFirst = isClientFirst(connection);
        ChannelFuture shutdown = connection.shutdownOutput();
        if (isClientFirst) {
            return Ending.CLIENT_FIN;
        }
        boolean isReset = before != null && (before.isGone() || !shutdown.isSuccess());
        return isReset ? null : sent(connection);
    }

    /** Returns whether a reset has come, as far as the kernel can be asked; reading reports its cause. */
    static boolean isReset(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        return now != null && now.isGone();
    }

    /** Returns whether the client's FIN has come, and ours was not sent. */
    static boolean isClientFirst(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        return (connection instanceof DuplexChannel duplex && duplex.isInputShutdown())
                || (now != null && now.isClientFinFirst());
    }

    /** Returns the end that a FIN makes which was sent before; null as long as it has not left. */
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

    /** Returns whether nothing more will leave, FIN included, as far as the kernel can be asked. */
    static boolean hasLeft(Channel connection) {
        TcpInfo now = TcpInfo.of(connection);
        return now == null || now.bytesNotSent() == 0 || now.isGone();
    }
}
