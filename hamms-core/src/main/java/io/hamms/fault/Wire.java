package io.hamms.fault;

import io.hamms.timer.TimerWheels;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a fault may do to one connection. The verbs are carried out in order, each when the one before has finished, and
 * those still to come are dropped when the client goes. All of it happens on the connection's event loop.
 *
 * <p>{@link #fin()}, {@link #rst()} and {@link #hold()} end what is done to the connection and return nothing, so that
 * nothing can follow them.
 */
public final class Wire extends StepQueue {

    /** How long a client may go on sending to a connection that has ended. */
    static final Duration LINGER = Duration.ofSeconds(30);

    /** How long bytes are given to reach the client before a reset, which would make its kernel discard them. */
    static final Duration BEFORE_RESET = Duration.ofMillis(100);

    private static final AttributeKey<Wire> KEY = AttributeKey.valueOf(Wire.class, "WIRE");

    private boolean isKept;

    private Wire(ChannelHandlerContext context) {
        super(context);
    }

    /** Returns the connection's wire; as long as nothing has been done to it, it is made anew and costs nothing. */
    static Wire of(ChannelHandlerContext context) {
        Wire kept = kept(context.channel());
        return kept != null ? kept : new Wire(context);
    }

    static @Nullable Wire kept(Channel channel) {
        return channel.hasAttr(KEY) ? channel.attr(KEY).get() : null;
    }

    @Override
    @SuppressWarnings("exports") // For the base class alone.
    protected TimerWheels wheels() {
        return Port.of(channel()).wheels();
    }

    @Override
    void keep() {
        if (!isKept) {
            isKept = true;
            channel().attr(KEY).set(this);
        }
    }

    /** Sets an option of a socket if there still is one, and returns whether there is; the kernel may refuse it. */
    static <T> boolean set(Channel channel, ChannelOption<T> option, T value) {
        try {
            return channel.isOpen() && (channel.config().setOption(option, value) || channel.isOpen());
        } catch (ChannelException e) {
            return channel.isOpen();
        }
    }

    Wire then(Step step) {
        add(step);
        return this;
    }

    /** Sends bytes, which it takes over; they leave no faster than the client reads. */
    public Wire send(ByteBuf bytes) {
        return then(new Step.Send(bytes));
    }

    /** Sends a text in UTF-8. */
    public Wire send(String text) {
        return send(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends bytes as they are made; they leave no faster than the client reads. */
    public Wire send(Source bytes) {
        return then(new Step.Stream(bytes));
    }

    /** Sends bytes as they are made, so many a second, or, if it is not said how many, as fast as the client reads. */
    public Wire send(Source bytes, OptionalLong bytesPerSecond) {
        return bytesPerSecond.isEmpty() ? send(bytes) : then(new PacedStream(bytes, bytesPerSecond.getAsLong()));
    }

    /** Sends bytes, which it takes over, {@code bytesEach} at a time: the first after one interval. */
    public Wire drip(ByteBuf bytes, int bytesEach, Duration interval) {
        return then(new Step.Drip(bytes, bytesEach, interval.toNanos()));
    }

    /** Sends nothing for a while. */
    public Wire pause(Duration time) {
        return time.isZero() ? this : then(new Step.Pause(time.toNanos()));
    }

    /**
     * Waits until the client sends something, and goes on then; if it sends nothing for {@code time}, does
     * {@code otherwise} instead of all that follows.
     */
    public Wire awaitBytes(Duration time, Consumer<Wire> otherwise) {
        return then(new Step.AwaitBytes(time.toNanos(), otherwise));
    }

    /** Waits until this many bytes of the request's content have come, or all of it. */
    public Wire awaitContent(long bytes) {
        return then(new Step.AwaitContent(bytes));
    }

    /** Has the kernel hold about this many bytes of what the client sends and nobody reads; it has a say in it. */
    public Wire receiveBuffer(int bytes) {
        return then(wire -> {
            set(wire.channel(), ChannelOption.SO_RCVBUF, bytes);
            return true;
        });
    }

    /** Takes nothing more off the connection: what the client sends fills its buffers and ours. */
    public Wire stopReading() {
        return then(wire -> {
            wire.channel().config().setAutoRead(false);
            return true;
        });
    }

    /** Ends our side: FIN. What the client still sends is read and discarded, for a limited time. */
    public void fin() {
        end(new Step.Fin(StepQueue::shutdownOutput));
    }

    /** Ends our side as {@link #fin()}, but without the goodbye of TLS (close_notify) before FIN. */
    public void finWithoutCloseNotify() {
        end(new Step.Fin(StepQueue::shutdownSocketOutput));
    }

    /** Sends a fatal alert of TLS (RFC 8446, section 6), which is not encrypted, and ends our side: FIN. */
    public void alert(int number) {
        send(Unpooled.wrappedBuffer(new byte[] {0x15, 3, 3, 0, 2, 2, (byte) number}));
        then(wire -> {
            wire.endedBy(Ending.alert(Ending.By.SERVER, number));
            return true;
        });
        fin();
    }

    /** Ends both sides at once: RST. Bytes that were sent just before are given time to arrive. */
    public void rst() {
        end(new Step.Reset());
    }

    /** Reads and discards until the client goes. */
    public void hold() {
        then(wire -> {
            wire.delivered();
            return true;
        });
        end(Step.Hold.FOR_EVER);
    }
}
