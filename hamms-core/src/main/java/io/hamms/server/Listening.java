package io.hamms.server;

import io.hamms.fault.Fault;
import io.hamms.handler.Port;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;

/** A port that a bootstrap is binding or has bound. */
record Listening(Port port, Fault fault, InetSocketAddress address, ServerBootstrap bootstrap, ChannelFuture bound) {

    int number() {
        return bound.channel().localAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
    }

    /**
     * Listens on the same port once more. The kernel cuts every accept queue to net.core.somaxconn, 4096 as a rule,
     * and a client that finds it full tries again a second later: a JVM that has just started may not empty it fast
     * enough for a few thousand clients that come at once. Two queues hold them all, however slow it is. Unless
     * that was asked for, the port is shared only from here on, so that of two servers the second finds it taken.
     * Where there is no second queue, the port answers all the same, only not to as many at once.
     */
    ChannelFuture again(ChannelOption<Boolean> sharing) {
        bound.channel().config().setOption(sharing, true);
        return bootstrap.option(sharing, true).bind(bound.channel().localAddress());
    }
}
