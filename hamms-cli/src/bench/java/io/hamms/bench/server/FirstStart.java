package io.hamms.bench.server;

import io.hamms.HammsNettyServer;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** A program that starts Hamms with one mode, or plain Netty on one port, and prints how long its first start took. */
public final class FirstStart {

    private FirstStart() {}

    /** Starts the one or the other; the argument is {@code hamms} or {@code netty}. */
    public static void main(String[] args) throws InterruptedException {
        long begin = System.nanoTime();
        if (args[0].equals("hamms")) {
            HammsNettyServer.builder().basePort(0).modes("healthy").start();
        } else {
            PlainServer.bootstrap(new ChannelInboundHandlerAdapter())
                    .bind("127.0.0.1", 0)
                    .sync();
        }
        System.out.println("first start: " + (System.nanoTime() - begin) / 1e6);
        System.exit(0);
    }
}
