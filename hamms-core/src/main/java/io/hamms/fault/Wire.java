package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What a fault may do to one connection. The verbs are carried out in order, each when the one before has finished, and
 * those still to come are dropped when the client goes. All of it happens on the connection's event loop.
 *
 * <p>{@link #fin()}, {@link #rst()} and {@link #hold()} end what is done to the connection and return nothing, so that
 * nothing can follow them.
 */
public final class Wire extends Timed {

    /** How long a client may go on sending to a connection that has ended. */
    static final Duration LINGER = Duration.ofSeconds(30);

    /** How long bytes are given to reach the client before a reset, which would make its kernel discard them. */
    static final Duration BEFORE_RESET = Duration.ofMillis(100);

    private static final AttributeKey<Wire> KEY = AttributeKey.valueOf(Wire.class, "WIRE");

    private final ChannelHandlerContext context;
    private @Nullable Step current;
    private @Nullable ArrayDeque<Step> following;
    private @Nullable Ending ending;
    private boolean running;
    private boolean ended;
    private boolean hasWritten;
    private boolean isKept;
    private boolean hasRead;

    private Wire(ChannelHandlerContext context) {
        this.context = context;
    }

    /** Returns the connection's wire; as long as nothing has been done to it, it is made anew and costs nothing. */
    static Wire of(ChannelHandlerContext context) {
        Wire kept = kept(context.channel());
        return kept != null ? kept : new Wire(context);
    }

    static @Nullable Wire kept(Channel channel) {
        return channel.hasAttr(KEY) ? channel.attr(KEY).get() : null;
    }

    /** Sends bytes, which it takes over; they leave no faster than the client reads. */
    public Wire send(ByteBuf bytes) {
        return then(new Step.Send(bytes));
    }

    /** Sends a text in UTF-8. */
    public Wire send(String text) {
        return send(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends nothing for a while. */
    public Wire pause(Duration time) {
        return then(new Step.Pause(time.toNanos()));
    }

    /** Sends bytes, which it takes over, {@code bytesEach} at a time: the first after one interval. */
    public Wire drip(ByteBuf bytes, int bytesEach, Duration interval) {
        return then(new Step.Drip(bytes, bytesEach, interval.toNanos()));
    }

    /** Ends our side: FIN. What the client still sends is read and discarded, for a limited time. */
    public void fin() {
        then(new Step.Fin());
        ended = true;
    }

    /** Ends both sides at once: RST. Bytes sent before are given time to arrive. */
    public void rst() {
        if (hasWritten || current != null) {
            pause(BEFORE_RESET);
        }
        then(wire -> {
            wire.reset();
            return false;
        });
        ended = true;
    }

    /** Reads and discards until the client goes. */
    public void hold() {
        then(Step.Hold.FOR_EVER);
        ended = true;
    }

    /** Returns true the first time it is asked on a connection that something was done to. */
    boolean isFirstRead() {
        boolean first = !hasRead;
        hasRead = true;
        return first;
    }

    /** Returns whether one of the verbs that end the connection has been said. */
    boolean hasEnded() {
        return ended;
    }

    Wire then(Step step) {
        if (ended) {
            step.drop();
            return this;
        }
        keep();
        if (current != null) {
            if (following == null) {
                following = new ArrayDeque<>(2);
            }
            following.add(step);
            return this;
        }
        current = step;
        advance();
        return this;
    }

    /** Runs steps until one has to wait. */
    private void advance() {
        if (running) {
            return;
        }
        running = true;
        while (current != null && current.run(this)) {
            current = following == null ? null : following.poll();
        }
        running = false;
    }

    /** Goes on, after the client has taken bytes or time has passed. */
    void resume() {
        advance();
        context.flush();
    }

    @Override
    void onTime() {
        try {
            resume();
        } catch (RuntimeException e) {
            context.fireExceptionCaught(e);
        }
    }

    /** Drops all that was still to be done: the connection is gone. */
    void drop() {
        ended = true;
        if (isKept) {
            tick().remove(this);
        }
        if (current != null) {
            current.drop();
            current = null;
        }
        if (following != null) {
            following.forEach(Step::drop);
            following = null;
        }
    }

    /** Returns how our side ended the connection, or null if it has not. */
    @Nullable
    Ending ending() {
        return ending;
    }

    void endedBy(Ending how) {
        if (ending == null) {
            ending = how;
            keep();
        }
    }

    Channel channel() {
        return context.channel();
    }

    boolean isActive() {
        return context.channel().isActive();
    }

    boolean isWritable() {
        if (context.channel().isWritable()) {
            return true;
        }
        context.flush();
        return context.channel().isWritable();
    }

    void write(ByteBuf bytes) {
        hasWritten = true;
        context.write(bytes, context.voidPromise());
    }

    long nanoTime() {
        return context.executor().ticker().nanoTime();
    }

    void wake(long delayNanos) {
        tick().add(this, delayNanos);
    }

    private Tick tick() {
        return Port.of(context.channel()).ticks().of(context.executor());
    }

    private void keep() {
        if (!isKept) {
            isKept = true;
            context.channel().attr(KEY).set(this);
        }
    }

    /** Sends FIN once all that was written is gone: shutting down earlier would fail what the channel still holds. */
    void shutdownOutput() {
        endedBy(Ending.SERVER_FIN);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
                channel.shutdownOutput();
            } else {
                context.close();
            }
        });
    }

    void close() {
        context.close();
    }

    void reset() {
        endedBy(Ending.SERVER_RST);
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        context.close();
    }
}
