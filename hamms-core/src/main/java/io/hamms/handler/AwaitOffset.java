package io.hamms.handler;

import io.hamms.fault.Offset;
import io.netty.buffer.ByteBuf;

/** Waits until a request whose bytes are not decoded has been received up to an offset. */
final class AwaitOffset implements Step {

    private final Offset offset;
    private final HeadEnd head = new HeadEnd();
    private long received;

    /** Where the content begins; negative before the end of the head. */
    private long bodyAt = -1;

    AwaitOffset(Offset offset) {
        this.offset = offset;
    }

    /** Counts bytes, and looks for the empty line that ends the head. */
    void received(ByteBuf bytes) {
        int end = bodyAt < 0 ? head.find(bytes, bytes.readerIndex()) : -1;
        if (end >= 0) {
            bodyAt = received + (end - bytes.readerIndex());
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
