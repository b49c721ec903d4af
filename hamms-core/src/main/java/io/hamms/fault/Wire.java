package io.hamms.fault;

import io.hamms.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The verbs for one conversation: a connection, or one stream of it. They are executed in order, each
 * when the one before has finished; pending ones are dropped when the peer disconnects. They are executed on the
 * event loop of the connection, on which these methods must be called.
 *
 * <p>{@link #fin()}, {@link #rst()} and {@link #hold()} end the sequence and return nothing, so that no verb can follow
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
     * @param length the length of the body in bytes
     * @param body the source of the bytes; not used for a HEAD request
     */
    Wire respond(Request request, Response response, long length, Source body);

    /**
     * Sends a response in bytes: its head, and a body.
     *
     * @param length the number of bytes after the head, framing included, by which a percentage of the body is known
     */
    Wire send(ByteBuf head, long length, Source body);

    /** Sends a text in UTF-8. */
    default Wire send(String text) {
        return send(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends the bytes of a source, which generates them no faster than the peer reads. */
    Wire send(Source bytes);

    /**
     * Sends the bytes of a source at a rate.
     *
     * @param bytesPerSecond the rate; empty for as fast as the peer reads
     */
    Wire send(Source bytes, OptionalLong bytesPerSecond);

    /** Sends bytes and releases them, {@code bytesEach} at a time: the first after one interval. */
    Wire drip(ByteBuf bytes, int bytesEach, Duration interval);

    /** Sends nothing for this time. */
    Wire pause(Duration time);

    /**
     * Waits until the peer sends bytes. If it sends none for {@code time}, {@code otherwise} replaces all verbs that
     * follows.
     */
    Wire awaitBytes(Duration time, Consumer<Wire> otherwise);

    /** Waits until this many bytes of the request's content, or all of it, have been received. */
    Wire awaitContent(long bytes);

    /**
     * Waits until the request has been received up to this offset, or as a whole. After a head that was decoded, an
     * offset in the head is its end.
     */
    Wire awaitRequest(Offset offset);

    /**
     * Reads the rest of the request's content at this rate, in bytes per second: the mode acts on the whole request no
     * sooner than its content takes.
     */
    Wire readRate(long bytesPerSecond);

    /** Sets SO_RCVBUF; the kernel may round it. */
    Wire receiveBuffer(int bytes);

    /** Stops reading: what the peer sends fills the kernel's buffers on both sides. */
    Wire stopReading();

    /** Shuts the output down: FIN. Reads and discards what the peer still sends, for a limited time. */
    void fin();

    /** Shuts the output down as {@link #fin()} does, but reads on until the peer ends its side, too. */
    void halfClose();

    /** Shuts the output down as {@link #fin()} does, but without the TLS alert close_notify before the FIN. */
    void finWithoutCloseNotify();

    /** Sends a fatal TLS alert (RFC 8446, section 6) unencrypted, then FIN. */
    void alert(int number);

    /** Resets the connection: RST, after a short delay for bytes just sent to arrive. */
    void rst();

    /** Reads and discards until the peer disconnects. */
    void hold();
}
