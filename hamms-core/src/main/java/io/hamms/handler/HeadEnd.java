package io.hamms.handler;

import io.netty.buffer.ByteBuf;

/** Looks for the empty line that ends a head, in bytes that come in parts; a line may end with LF alone. */
final class HeadEnd {

    private static final int LF = '\n';
    private static final int CR = '\r';

    /** How many bytes of the line have been seen, without CR and LF. */
    private int inLine;

    /**
     * Returns the index behind the next empty line; negative if these bytes have none.
     *
     * @param from the index of the first byte that has not been seen
     */
    int find(ByteBuf bytes, int from) {
        for (int i = from; i < bytes.writerIndex(); i++) {
            byte next = bytes.getByte(i);
            if (next != LF) {
                inLine += next == CR ? 0 : 1;
            } else if (inLine == 0) {
                return i + 1;
            } else {
                inLine = 0;
            }
        }
        return -1;
    }
}
