package io.hamms.transport;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/** Netty's transports. A failure mode looks the same to the client on each of them. */
public enum Transport implements ChannelFactory<ServerChannel> {
    /** Native, on Linux. */
    EPOLL,
    /** Native, on macOS and BSD. */
    KQUEUE,
    /** The JDK's, on every platform. */
    NIO;

    /** Returns the native transport of this machine if there is one, else {@link #NIO}. */
    public static Transport best() {
        if (EPOLL.isAvailable()) {
            return EPOLL;
        }
        return KQUEUE.isAvailable() ? KQUEUE : NIO;
    }

    /** Returns whether it is available on this machine. */
    public boolean isAvailable() {
        return switch (this) {
            case EPOLL -> Epoll.isAvailable();
            case KQUEUE -> KQueue.isAvailable();
            case NIO -> true;
        };
    }

    /**
     * Returns new event loops, on daemon threads, whose sockets and timers at most a single task delays.
     *
     * @param name the name of the threads
     */
    public EventLoopGroup eventLoops(int threads, String name) {
        return new BoundedEventLoops(threads, name, ioHandlerFactory());
    }

    private IoHandlerFactory ioHandlerFactory() {
        return switch (this) {
            case EPOLL -> new KeptRegistrations(EpollIoHandler.newFactory());
            case KQUEUE -> KQueueIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
        };
    }

    /** Returns the option by which several channels listen on one port and share its clients; null without one. */
    public @Nullable ChannelOption<Boolean> portSharing() {
        return switch (this) {
            case EPOLL -> EpollChannelOption.SO_REUSEPORT;
            // On other systems the option exists, but one of the channels gets all clients.
            case NIO ->
                System.getProperty("os.name").equals("Linux")
                        ? NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT)
                        : null;
            case KQUEUE -> null;
        };
    }

    /** Returns a new channel that can listen. */
    @Override
    public ServerChannel newChannel() {
        return switch (this) {
            case EPOLL -> new EpollServerSocketChannel();
            case KQUEUE -> new KQueueServerSocketChannel();
            case NIO -> new NioServerSocketChannel();
        };
    }
}
