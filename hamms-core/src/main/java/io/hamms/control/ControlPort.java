package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.text.Addresses;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP port for watching and changing a running server.
 *
 * <pre>{@code
 * try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start();
 *         ControlPort control = ControlPort.of(hamms).start()) {
 *     URI counters = control.uri().resolve("counters");
 * }
 * }</pre>
 *
 * <p>It has threads of its own, so that a busy server does not delay it, and it never blocks the server's threads.
 * Closing it does not affect the server; after the server is closed, it answers 503.
 */
public final class ControlPort implements AutoCloseable {

    private static final int BACKLOG = 128;
    private static final int CLOSE_SECONDS = 30;

    private final EventLoopGroup loop;
    private final ExecutorService worker;
    private final EventFeed feed;
    private final ControlInitializer initializer;
    private final Channel listening;
    private final String host;

    private ControlPort(
            EventLoopGroup loop,
            ExecutorService worker,
            EventFeed feed,
            ControlInitializer initializer,
            Channel listening,
            String host) {
        this.loop = loop;
        this.worker = worker;
        this.feed = feed;
        this.initializer = initializer;
        this.listening = listening;
        this.host = host;
    }

    /** Returns a builder for the control port of a server, on a free port of 127.0.0.1. */
    public static ControlPortBuilder of(HammsNettyServer hamms) {
        return new ControlPortBuilder(hamms);
    }

    static ControlPort open(HammsNettyServer hamms, InetSocketAddress address, List<String> names) {
        Libraries.check();
        EventLoopGroup loop = hamms.transport().eventLoops(1, "hamms-control");
        ExecutorService worker =
                Executors.newSingleThreadExecutor(new DefaultThreadFactory("hamms-control-worker", true));
        EventFeed feed = new EventFeed(hamms.journal());
        ControlInitializer initializer = new ControlInitializer(loop.next(), worker);
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channelFactory(hamms.transport())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                // Until the port can answer, clients wait in the kernel's accept queue.
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, ControlInitializer.READS)
                .childHandler(initializer)
                .bind(address)
                .awaitUninterruptibly();
        ControlPort control = new ControlPort(
                loop, worker, feed, initializer, bound.channel(), Addresses.reachableHost(address.getAddress()));
        if (!bound.isSuccess()) {
            control.close();
            throw new ControlPortException(address, bound.cause());
        }
        Guard guard = new Guard(control.port(), address.getAddress(), names);
        initializer.admit(new Router(guard, Routes.of(hamms, feed)));
        bound.channel().config().setAutoRead(true);
        return control;
    }

    /** Returns the port's number. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Returns the root of the port, such as {@code http://127.0.0.1:5600/}. */
    public URI uri() {
        return URI.create("http://" + host + ":" + port() + "/");
    }

    /**
     * Completes the current request, closes the connections and releases the port and the threads;
     * returns when that is done. Closing again does nothing.
     *
     * @throws IllegalStateException if a thread still runs 30 s after it was asked to end
     */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        // The worker and the feed pass tasks to the event loop, so they end before it.
        worker.shutdownNow();
        boolean isIdle = hasEnded(worker);
        feed.close();
        initializer.closeConnections().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        boolean isOver = loop.terminationFuture().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        if (!isOver || !isIdle) {
            throw new IllegalStateException("close: a thread still runs after " + CLOSE_SECONDS + " s");
        }
    }

    private static boolean hasEnded(ExecutorService worker) {
        try {
            return worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
