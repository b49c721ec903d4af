package io.hamms.handler;

import io.netty.buffer.ByteBuf;

/** Looks for the end of the final response's head, which may be spread over several buffers. */
final class FinalHead {

    /** Where the first digit of the status stands: after {@code HTTP/1.1 }. */
    private static final int STATUS_AT = 9;

    private final HeadEnd end = new HeadEnd();
    private int length;
    private boolean isInterim;

    /** Returns the index of the first byte after the head; negative if the head does not end in these bytes. */
    int find(ByteBuf bytes) {
        int from = bytes.readerIndex();
        while (from < bytes.writerIndex()) {
            int next = end.find(bytes, from);
            int until = next < 0 ? bytes.writerIndex() : next;
            int status = from + STATUS_AT - length;
            if (status >= from && status < until) {
                isInterim = bytes.getByte(status) == '1';
            }
            length = next < 0 ? length + until - from : 0;
            if (next >= 0 && !isInterim) {
                return next;
            }
            from = until;
        }
        return -1;
    }
}
