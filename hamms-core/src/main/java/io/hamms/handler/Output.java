package io.hamms.handler;

import io.hamms.fault.Ending;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The output of one conversation, the channel of a connection or a stream over it: bytes and the end. Used on
 * the event loop of the connection.
 */
interface Output extends Schedule {

    /** Makes the conversation keep this output, from its first use on. */
    void keep();

    /** Returns the allocator of buffers for bytes that are sent. */
    ByteBufAllocator buffers();

    /** Writes bytes and releases them; {@link #flush} sends them. */
    void write(ByteBuf bytes);

    /** Returns whether more bytes may be written; flushes if not. */
    boolean isWritable();

    void flush();

    /**
     * Shuts the output down after all written bytes have been sent.
     *
     * @param withCloseNotify whether to send a TLS close_notify first, if TLS is in use
     */
    void shutDown(boolean withCloseNotify);

    /** Sends a TLS close_notify after all written bytes, and keeps TCP open. */
    void closeNotify();

    /** Resets, and drops unsent bytes. */
    void reset();

    /** Closes both sides, and drops unsent bytes. */
    void close();

    /** Returns whether bytes can still be sent to the peer or read from it. */
    boolean isActive();

    /** Returns whether the peer has shut down its output. */
    boolean isInputEnded();

    /** Returns whether both sides have ended, and all written bytes have been sent. */
    boolean isOver();

    /** Returns whether all written bytes have left this machine. */
    boolean isAllSent();

    /** Returns whether the order of the two ends is known. */
    boolean isEndKnown();

    /** Returns whether the peer's end makes sending impossible. */
    boolean endsWithInput();

    /** Closes the conversation after a time without progress: the peer has shut down its output and may be gone. */
    void giveUpWhenIdle();

    /** Reports how the conversation has ended, unless already reported, or ended before by the peer. */
    void ended(Ending how);

    /** Reports that the response was cut after this many bytes. */
    void cut(long bytes);

    /** Reports that the mode has completed its behaviour. */
    void delivered();

    /** Sets the size of the receive buffer; the kernel may round it. */
    void receiveBuffer(int bytes);

    void stopReading();

    /** Reads the rest of the current request's content at this rate. */
    void readRate(long bytesPerSecond);

    /** Counts content, or notices its end. */
    void contentReceived(int bytes, boolean isAll);

    /** Returns how long the content received so far still takes at its rate, and forgets the rate. */
    long takeReadNanos();

    /** Stops all timers: the conversation is over. */
    void drop();
}
