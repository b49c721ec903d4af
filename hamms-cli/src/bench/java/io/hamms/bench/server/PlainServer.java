package io.hamms.bench.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;

/**
 * The common configuration of the plain Netty servers: Hamms's number of event loops, epoll, the longest accept queue.
 */
final class PlainServer {

    private PlainServer() {}

    static void serve(int port, ChannelHandler handler) throws InterruptedException {
        bootstrap(handler)
                .bind("127.0.0.1", port)
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    static ServerBootstrap bootstrap(ChannelHandler handler) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                Math.min(Runtime.getRuntime().availableProcessors(), 8), EpollIoHandler.newFactory());
        return new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(handler);
    }
}
