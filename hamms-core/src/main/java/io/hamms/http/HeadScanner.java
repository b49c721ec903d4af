package io.hamms.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Scans the bytes of a request's head for violations that the decoder ignores: line ends, folded fields, more than one
 * space. It has a few numeric fields, and allocates nothing for a correct head.
 */
@SuppressWarnings("EnumOrdinal") // One bit for each violation.
final class HeadScanner implements ByteProcessor {

    private int line;
    private int column;
    private int spaces;
    private byte previous;
    private @Nullable EnumSet<Violation> seen;
    private boolean isOver;

    /** Scans bytes that the decoder has read. */
    void scan(ByteBuf bytes, int from, int to) {
        bytes.forEachByte(from, to - from, this);
    }

    @Override
    public boolean process(byte next) {
        if (previous == '\r' && next != '\n') {
            add(Violation.BAD_LINE_END);
        }
        if (next == '\n') {
            endLine();
        } else if (next != '\r') {
            check(next);
            column++;
        }
        previous = next;
        return !isOver;
    }

    private void check(byte next) {
        boolean isSpace = next == ' ' || next == '\t';
        if (line == 0 && next == ' ') {
            spaces++;
        } else if (line == 0 && next >= 0 && (next < ' ' || next == 0x7f)) {
            add(Violation.BAD_REQUEST_LINE);
        } else if (column == 0 && isSpace) {
            // RFC 9112, section 2.2: the first field line must not begin with white space either.
            add(line == 1 ? Violation.BAD_FIELD : Violation.FOLDED_FIELD);
        }
    }

    private void endLine() {
        if (previous != '\r') {
            add(Violation.BAD_LINE_END);
        }
        if (line == 0 && column > 0 && spaces != 2) {
            add(Violation.BAD_REQUEST_LINE);
        }
        // RFC 9112, section 2.2: an empty line before the request line is ignored.
        isOver = line > 0 && column == 0;
        line += line > 0 || column > 0 ? 1 : 0;
        column = 0;
    }

    private void add(Violation violation) {
        if (seen == null) {
            seen = EnumSet.noneOf(Violation.class);
        }
        seen.add(violation);
    }

    /** Adds the violations found to a head, and starts with the next head. */
    void finish(DecodedHead head) {
        if (seen != null) {
            seen.forEach(head::violate);
        }
        line = 0;
        column = 0;
        spaces = 0;
        previous = 0;
        seen = null;
        isOver = false;
    }
}
