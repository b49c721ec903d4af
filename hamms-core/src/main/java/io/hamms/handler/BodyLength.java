package io.hamms.handler;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.OptionalLong;

/** Counts the bytes after the head of a response, by steps of which none has run yet. */
final class BodyLength {

    private final FinalHead head = new FinalHead();
    private boolean isInBody;
    private long length;

    private BodyLength() {}

    /** Returns the number of bytes; empty if a source does not have a known number. */
    static OptionalLong of(List<Step> steps) {
        BodyLength body = new BodyLength();
        for (Step step : steps) {
            if (!body.count(step)) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(body.length);
    }

    /** Counts the bytes that a step sends; returns whether their number is known. */
    private boolean count(Step step) {
        if (step instanceof Step.Send send) {
            count(send.bytes());
        } else if (step instanceof Step.Drip drip) {
            count(drip.bytes());
        } else if (step instanceof Step.Stream stream) {
            return count(stream.source().length());
        }
        return !(step instanceof PacedStream);
    }

    private void count(ByteBuf bytes) {
        int body = isInBody ? bytes.readerIndex() : head.find(bytes);
        if (body >= 0) {
            isInBody = true;
            length += bytes.writerIndex() - body;
        }
    }

    /** Counts the bytes of a source; the end of a head is not looked for in them. */
    private boolean count(long bytes) {
        length += Math.max(0, bytes);
        return isInBody && bytes >= 0;
    }
}
