package io.hamms.handler;

import io.hamms.fault.Offset;
import io.netty.buffer.ByteBuf;

/** Waits until a request whose bytes are not decoded has been received up to an offset. */
final class AwaitOffset implements Step {

    private static final int LF = '\n';

    private final Offset offset;
    private long received;

    /** Where the content begins; negative before the end of the head. */
    private long bodyAt = -1;

    /** How many bytes of the line have been received, without CR and LF. */
    private int inLine;

    AwaitOffset(Offset offset) {
        this.offset = offset;
    }

    /** Counts bytes, and looks for the empty line that ends the head. */
    void received(ByteBuf bytes) {
        for (int i = bytes.readerIndex(); i < bytes.writerIndex() && bodyAt < 0; i++) {
            byte next = bytes.getByte(i);
            if (next != LF) {
                inLine += next == '\r' ? 0 : 1;
            } else if (inLine == 0) {
                bodyAt = received + (i + 1 - bytes.readerIndex());
            } else {
                inLine = 0;
            }
        }
        received += bytes.readableBytes();
    }

    @Override
    public boolean run(StepQueue queue) {
        return offset.origin() == Offset.Origin.START
                ? received >= offset.count()
                : bodyAt >= 0 && received >= bodyAt + offset.count();
    }
}
