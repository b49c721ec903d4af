package io.hamms.handler;

import io.hamms.fault.Ending;
import io.hamms.fault.TlsAlerts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Finds an unencrypted fatal alert in the records that a client sends during its handshake. With TLS 1.3 OpenSSL sends
 * one, because it has not changed its keys by then; a server that expects it encrypted only sees a broken record.
 */
final class TlsRecords {

    private static final int HEAD_LENGTH = 5;

    private final ByteBuf head =
            Unpooled.wrappedBuffer(new byte[TlsAlerts.ALERT_LENGTH]).clear();
    private int left;

    /** Starts at the first byte that a client sends. */
    TlsRecords() {}

    /** Scans the next bytes without consuming them; returns the ending by an alert among them. */
    @Nullable
    Ending next(ByteBuf bytes) {
        int at = bytes.readerIndex();
        Ending found = null;
        while (at < bytes.writerIndex() && found == null) {
            if (left > 0) {
                int skipped = Math.min(left, bytes.writerIndex() - at);
                left -= skipped;
                at += skipped;
                continue;
            }
            head.writeByte(bytes.getByte(at++));
            if (head.readableBytes() == TlsAlerts.ALERT_LENGTH) {
                found = TlsAlerts.in(head, Ending.By.CLIENT);
                head.clear();
            } else if (head.readableBytes() == HEAD_LENGTH && !isShortAlert()) {
                left = head.getUnsignedShort(3);
                head.clear();
            }
        }
        return found;
    }

    private boolean isShortAlert() {
        return head.getByte(0) == TlsAlerts.CONTENT_TYPE_ALERT && head.getUnsignedShort(3) == 2;
    }
}
