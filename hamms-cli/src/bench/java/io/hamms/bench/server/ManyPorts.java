package io.hamms.bench.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.List;

/** Plain Netty on as many ports as Hamms has: the lower bound of Netty's start. */
public final class ManyPorts {

    private ManyPorts() {}

    /** Serves until it is killed; the arguments are the first port and the last one. */
    public static void main(String[] args) throws InterruptedException {
        ServerBootstrap bootstrap = PlainServer.bootstrap(new Nothing());
        List<ChannelFuture> bound = new ArrayList<>();
        for (int port = Integer.parseInt(args[0]); port <= Integer.parseInt(args[1]); port++) {
            bound.add(bootstrap.bind("127.0.0.1", port));
        }
        for (ChannelFuture port : bound) {
            port.sync();
        }
        System.out.println("started");
        bound.get(0).channel().closeFuture().sync();
    }

    @Sharable
    private static final class Nothing extends ChannelInboundHandlerAdapter {}
}
