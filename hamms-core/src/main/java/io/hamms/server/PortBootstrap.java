package io.hamms.server;

import io.hamms.handler.Port;
import io.hamms.pki.ServerCredentials;
import io.hamms.transport.BoundedAllocator;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/** The configuration of a listening port and of its connections. */
final class PortBootstrap {

    private static final int BACKLOG = 4096;

    private static final BoundedAllocator ALLOCATOR = BoundedAllocator.ofHeap();

    /**
     * One for all connections: an allocator that adapts keeps a dozen words of each, and what it has learned. Four
     * reads, not Netty's sixteen, before others have their turn: the content of an upload is hashed as it comes.
     */
    private static final RecvByteBufAllocator READS = new FixedRecvByteBufAllocator(16 * 1024).maxMessagesPerRead(4);

    private PortBootstrap() {}

    static ServerBootstrap of(
            Settings settings, EventLoopGroup group, ChannelHandler limiter, Port port, ChannelHandler handler) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channelFactory(settings.transport())
                .attr(Port.KEY, port)
                .attr(ServerCredentials.KEY, settings.credentials())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                // Clients wait in the kernel's accept queue until all ports are bound and configured.
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, ALLOCATOR)
                // A client's FIN is an event, and responses that are due are still sent. A failed write does not close,
                // so that the kernel can be asked why.
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.AUTO_CLOSE, false)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, READS)
                .handler(limiter)
                .childHandler(handler);
        ChannelOption<Boolean> sharing = settings.transport().portSharing();
        return settings.reusePort() && sharing != null ? bootstrap.option(sharing, true) : bootstrap;
    }
}
