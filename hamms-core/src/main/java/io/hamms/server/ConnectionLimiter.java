package io.hamms.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how many connections a server accepts. A process may open only so many descriptors, and a listener whose
 * client gets none is ready again at once, for ever. So all listeners pause when nearly all descriptors are in use, or
 * when one was refused; the kernel keeps the clients that come meanwhile in its queues. The listeners resume when
 * connections have ended.
 */
@ChannelHandler.Sharable
final class ConnectionLimiter extends ChannelInboundHandlerAdapter implements ChannelFutureListener {

    /** Descriptors that stay free for other uses: class files, the control port's clients. */
    private static final int RESERVE = 64;

    /** The least time for which listeners pause: pausing and resuming costs a little for each of them. */
    private static final long PAUSE_MILLIS = 100;

    /** The least time between two warnings, where clients come and go at the limit. */
    private static final long LOG_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimiter.class);

    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger size = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean isPaused;
    private boolean wasLogged;
    private long loggedAt;

    /** Measures how many connections can be open at once, after the process has opened what else it needs. */
    void measure() {
        OptionalInt free = DescriptorLimit.free();
        if (free.isPresent()) {
            limitTo(held.get() + free.getAsInt() - Math.min(RESERVE, free.getAsInt() / 4));
        }
    }

    void limitTo(int connections) {
        size.set(connections);
    }

    /** Counts descriptors that the server has opened, or closed if negative; the limit is not measured again. */
    void descriptorsOpened(int descriptors) {
        size.updateAndGet(now -> now == Integer.MAX_VALUE ? now : now - descriptors);
    }

    /** Returns how many connections can be open at once; empty if the system has no known limit. */
    OptionalInt size() {
        int now = size.get();
        return now == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(now);
    }

    /** Lets a listener accept clients, from now on or when there is room again. */
    synchronized void admit(Channel listener) {
        listening.add(listener);
        if (!isPaused) {
            accept(listener, true);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        listening.remove(context.channel());
    }

    /** Counts a client that was accepted. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        // One listener for all: a future keeps its first in a field, so that to be counted costs a connection nothing.
        ((Channel) accepted).closeFuture().addListener(this);
        if (held.incrementAndGet() >= size.get() && !isPaused) {
            pause(context.executor(), "ulimit -n: no descriptors for more");
        }
        context.fireChannelRead(accepted);
    }

    /** Counts a connection that has ended. */
    @Override
    public void operationComplete(ChannelFuture ended) {
        held.decrementAndGet();
    }

    /** Pauses where no client can be accepted; Netty would log that for each listener every second. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            pause(context.executor(), String.valueOf(cause.getMessage()));
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private synchronized void pause(EventExecutor executor, String why) {
        if (isPaused) {
            return;
        }
        isPaused = true;
        listening.forEach(channel -> accept(channel, false));
        resumeLater(executor);
        long now = System.nanoTime();
        if (!wasLogged || now - loggedAt > LOG_AGAIN_NANOS) {
            wasLogged = true;
            loggedAt = now;
            LOG.warn("connections: {} (expected: fewer; {}); accepts more when some have ended", held, why);
        }
    }

    private void resumeLater(EventExecutor executor) {
        executor.schedule(() -> resume(executor), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void resume(EventExecutor executor) {
        if (held.get() >= size.get()) {
            resumeLater(executor);
            return;
        }
        isPaused = false;
        listening.forEach(channel -> accept(channel, true));
    }

    /** Sets auto-read on the listener's own event loop: set on another, epoll still accepts one more client. */
    private static void accept(Channel listener, boolean isWanted) {
        if (listener.eventLoop().inEventLoop()) {
            listener.config().setAutoRead(isWanted);
        } else {
            listener.eventLoop().execute(() -> listener.config().setAutoRead(isWanted));
        }
    }
}
