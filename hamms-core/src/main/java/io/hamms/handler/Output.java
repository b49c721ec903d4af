package io.hamms.handler;

import io.hamms.fault.Ending;
import io.netty.buffer.ByteBuf;

/**
 * Where the bytes of one conversation go, and how it ends: the channel of a connection, or a stream over it. Used on
 * the event loop of the connection.
 */
interface Output extends Schedule {

    /** Makes the conversation remember this output: from now on something is done to it. */
    void keep();

    /** Writes bytes and releases them; {@link #flush} lets them leave. */
    void write(ByteBuf bytes);

    /** Returns whether more may be written; flushes what was written if not. */
    boolean isWritable();

    void flush();

    /**
     * Ends this side once all that was written has left.
     *
     * @param withCloseNotify whether TLS, if there is any, ends first, as it should
     */
    void shutDown(boolean withCloseNotify);

    /** Resets, whatever still waits to be sent. */
    void reset();

    /** Closes both sides, whatever still waits to be sent. */
    void close();

    /** Returns whether the peer can still be sent to or read from. */
    boolean isActive();

    /** Returns whether the peer has ended its side. */
    boolean isInputEnded();

    /** Returns whether both sides have ended, and all that was written has left. */
    boolean isOver();

    /** Returns whether all that was written has left this machine. */
    boolean hasAllLeft();

    /** Returns whether the order of the two ends is known by now. */
    boolean isEndKnown();

    /** Returns whether nothing can be sent any more once the peer has ended its side. */
    boolean endsWithInput();

    /** Gives the peer up once nothing could be sent to it for a while: it has ended its side and may be gone. */
    void giveUpWhenIdle();

    /** Reports how the conversation has ended, unless that is known. */
    void endedBy(Ending how);

    /** Reports that all that the mode does has been done. */
    void delivered();

    /** Sets the size of the receive buffer; the kernel may round it. */
    void receiveBuffer(int bytes);

    void stopReading();

    /** Stops all timers: the conversation is over. */
    void drop();
}
