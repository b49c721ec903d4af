package io.hamms.fault;

import io.hamms.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a fault can do to one conversation: a connection, or one stream of it. The verbs are carried out in order, each
 * when the one before has finished, and those still to come are dropped when the peer goes. All of it happens on the
 * event loop of the connection, on which these methods must be called.
 *
 * <p>{@link #fin()}, {@link #rst()} and {@link #hold()} end what is done and return nothing, so that nothing can follow
 * them.
 */
public interface Wire {

    /** Sends bytes and releases them; they leave no faster than the peer reads. */
    Wire send(ByteBuf bytes);

    /** Sends the response to a request. */
    Wire respond(Request request, Response response);

    /**
     * Sends the response to a request, with a body in place of its own.
     *
     * @param length how many bytes the body has
     * @param body the bytes as they are made; none are for a HEAD request
     */
    Wire respond(Request request, Response response, long length, Source body);

    /** Sends a text in UTF-8. */
    default Wire send(String text) {
        return send(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends bytes as they are made; they are made no faster than the peer reads. */
    Wire send(Source bytes);

    /**
     * Sends bytes as they are made.
     *
     * @param bytesPerSecond the pace; empty for as fast as the peer reads
     */
    Wire send(Source bytes, OptionalLong bytesPerSecond);

    /** Sends bytes and releases them, {@code bytesEach} at a time: the first after one interval. */
    Wire drip(ByteBuf bytes, int bytesEach, Duration interval);

    /** Sends nothing for a while. */
    Wire pause(Duration time);

    /**
     * Waits until the peer sends something. If it sends nothing for {@code time}, {@code otherwise} replaces all that
     * follows.
     */
    Wire awaitBytes(Duration time, Consumer<Wire> otherwise);

    /** Waits until this many bytes of the request's content have come, or all of it. */
    Wire awaitContent(long bytes);

    /** Sets SO_RCVBUF; the kernel may round it. */
    Wire receiveBuffer(int bytes);

    /** Stops reading: what the peer sends fills its own buffers and the kernel's. */
    Wire stopReading();

    /** Shuts our side down: FIN. What the peer still sends is read and discarded, for a limited time. */
    void fin();

    /** Shuts our side down as {@link #fin()} does, but without the alert close_notify of TLS before the FIN. */
    void finWithoutCloseNotify();

    /** Sends a fatal alert of TLS (RFC 8446, section 6) in clear, then FIN. */
    void alert(int number);

    /** Resets the connection: RST. Bytes sent just before are given time to arrive. */
    void rst();

    /** Reads and discards until the peer goes. */
    void hold();
}
