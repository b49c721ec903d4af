package io.hamms.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Opens connections from several loopback addresses and holds them, all on one thread: the server has the others. */
final class LoadClient implements AutoCloseable {

    private static final int SOURCES = 8;
    private static final int BATCH = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("bench-client", true), EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();

    /**
     * Opens connections; returns when all are established or failed, or after a minute.
     *
     * @param port the server's port
     * @param count the number of connections
     * @param pace the rate
     * @param handler supplies the handler of each connection
     */
    Held open(int port, int count, Pace pace, Supplier<ChannelHandler> handler) throws InterruptedException {
        Opening opening = new Opening(port, count, pace, handler);
        loop.execute(opening::proceed);
        if (!opening.finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            System.out.println("port " + port + ": not all connected within " + PATIENCE);
        }
        loop.submit(opening::end).await();
        return new Held(opening);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Connects in progress; used only on the event loop. */
    private final class Opening {
        private final InetSocketAddress server;
        private final int count;
        private final Pace pace;
        private final Bootstrap bootstrap;
        private final InetSocketAddress[] sources = new InetSocketAddress[SOURCES];
        private final CountDownLatch finished = new CountDownLatch(1);
        private final Latencies latencies = new Latencies();
        private final List<Channel> channels = new ArrayList<>();
        private final long startNanos = System.nanoTime();
        private long lastNanos = startNanos;
        private int begun;
        private int ended;
        private boolean isOver;

        Opening(int port, int count, Pace pace, Supplier<ChannelHandler> handler) {
            this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            this.count = count;
            this.pace = pace;
            for (int i = 0; i < SOURCES; i++) {
                sources[i] = new InetSocketAddress("127.0.0." + (2 + i), 0);
            }
            bootstrap = new Bootstrap()
                    .group(loop)
                    .channel(EpollSocketChannel.class)
                    .disableResolver()
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                    // Closes with a reset: the next scenario needs the twenty thousand ports that would be in
                    // TIME_WAIT.
                    .option(ChannelOption.SO_LINGER, 0)
                    .handler(new Initializer(handler));
        }

        /**
         * Begins as many connects as the pace allows, a few at a time, so that the event loop sees completed ones in
         * between.
         */
        void proceed() {
            for (int i = 0; i < BATCH && mayBegin(); i++) {
                long start = System.nanoTime();
                bootstrap
                        .connect(server, sources[begun++ % SOURCES])
                        .addListener((ChannelFuture connected) -> noteEnd(connected, start));
            }
            if (mayBegin()) {
                loop.execute(this::proceed);
            } else if (pace.perSecond() < Integer.MAX_VALUE && !isOver && begun < count) {
                loop.schedule(this::proceed, 1, TimeUnit.MILLISECONDS);
            }
        }

        private boolean mayBegin() {
            return !isOver && begun < count && pace.allows(begun, ended, System.nanoTime() - startNanos);
        }

        /** Begins no more connects; one that still succeeds is closed. */
        void end() {
            isOver = true;
        }

        private void noteEnd(ChannelFuture connected, long start) {
            ended++;
            if (isOver) {
                connected.channel().close();
            } else if (connected.isSuccess()) {
                lastNanos = System.nanoTime();
                latencies.add(lastNanos - start);
                channels.add(connected.channel());
            }
            if (ended == count) {
                finished.countDown();
            } else if (pace.perSecond() == Integer.MAX_VALUE && begun < count) {
                loop.execute(this::proceed);
            }
        }
    }

    private static final class Initializer extends ChannelInitializer<Channel> {
        private final Supplier<ChannelHandler> handler;

        Initializer(Supplier<ChannelHandler> handler) {
            this.handler = handler;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(handler.get());
        }
    }

    /** Connections that stay open until this is closed. */
    final class Held implements AutoCloseable {
        private final Opening opening;

        Held(Opening opening) {
            this.opening = opening;
        }

        /** Returns the latencies of the successful connects. */
        Latencies latencies() {
            return opening.latencies;
        }

        /** Returns how many connects failed. */
        int failed() {
            return opening.count - opening.latencies.size();
        }

        /** Returns the number of connects a second. */
        double perSecond() {
            return opening.latencies.size() / ((opening.lastNanos - opening.startNanos) / 1e9);
        }

        /** Returns how many connections are still open. */
        int alive() {
            return (int) opening.channels.stream().filter(Channel::isActive).count();
        }

        /**
         * Closes this many connections, or all if there are fewer; everything that they recorded is visible afterwards.
         */
        void leave(int count) {
            List<ChannelFuture> closes = new ArrayList<>();
            loop.submit(() -> opening.channels.stream()
                            .filter(Channel::isActive)
                            .limit(count)
                            .forEach(channel -> closes.add(channel.close())))
                    .awaitUninterruptibly();
            closes.forEach(ChannelFuture::awaitUninterruptibly);
        }

        void leave() {
            leave(Integer.MAX_VALUE);
        }

        @Override
        public void close() {
            leave();
        }
    }
}
