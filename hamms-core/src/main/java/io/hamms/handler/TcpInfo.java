package io.hamms.handler;

import io.hamms.text.Numbers;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's state of a connection: TCP_INFO of tcp(7), which only the epoll transport can read, on Linux 4.19 or
 * later. A socket's send buffer can hold megabytes that no client has received, and a FIN behind them.
 *
 * @param state the state of the connection, as numbered in Linux's {@code net/tcp_states.h}
 * @param bytesSent how many bytes have left this machine, each counted once, without SYN and FIN
 * @param bytesNotSent how many bytes in the send buffer have never been sent; FIN counts as one
 */
public record TcpInfo(int state, long bytesSent, long bytesNotSent) {

    private static final int CLOSE = 7;
    private static final int CLOSE_WAIT = 8;
    private static final int LAST_ACK = 9;

    /** The offsets of the fields in Linux's {@code struct tcp_info} ({@code linux/tcp.h}), which only ever grows. */
    private static final int NOT_SENT_AT = 144;

    private static final int BYTES_SENT_AT = 200;
    private static final int BYTES_RETRANSMITTED_AT = 208;
    private static final int LENGTH = 216;

    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;

    private static final ChannelOption<ByteBuffer> OPTION =
            new RawUnixChannelOption("TCP_INFO", IPPROTO_TCP, TCP_INFO, LENGTH);

    private static final boolean IS_SUPPORTED = isSupported(System.getProperty("os.version", ""));

    /** Returns whether a kernel of this version counts sent bytes. */
    static boolean isSupported(String version) {
        Matcher number = Pattern.compile("(\\d+)\\.(\\d+).*").matcher(version);
        if (!number.matches()) {
            return false;
        }
        int major = Numbers.integer(number.group(1));
        return major > 4 || (major == 4 && Numbers.integer(number.group(2)) >= 19);
    }

    /** Returns whether TCP_INFO is available for a connection. */
    public static boolean isKnown(Channel connection) {
        return IS_SUPPORTED && connection instanceof EpollSocketChannel;
    }

    /**
     * Reads the TCP_INFO of a connection. Call it on the connection's event loop: elsewhere its descriptor may have
     * been closed and reused meanwhile.
     *
     * @return the TCP_INFO; null if it is not available, or the connection is closed
     */
    public static @Nullable TcpInfo of(Channel connection) {
        if (!isKnown(connection) || !connection.isOpen()) {
            return null;
        }
        try {
            ByteBuffer info = connection.config().getOption(OPTION).order(ByteOrder.nativeOrder());
            long sent = info.getLong(BYTES_SENT_AT) - info.getLong(BYTES_RETRANSMITTED_AT);
            return new TcpInfo(info.get(0), sent, Integer.toUnsignedLong(info.getInt(NOT_SENT_AT)));
        } catch (ChannelException e) {
            return null;
        }
    }

    /** Returns whether the client's FIN arrived before ours was sent. */
    boolean isClientFinFirst() {
        return state == CLOSE_WAIT || state == LAST_ACK;
    }

    /** Returns whether the connection no longer exists, as after a reset. */
    boolean isGone() {
        return state == CLOSE;
    }
}
