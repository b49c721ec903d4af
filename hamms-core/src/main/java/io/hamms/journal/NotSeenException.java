package io.hamms.journal;

import java.io.Serial;

/** Thrown when an awaited event did not happen in time; the message contains the timeline. It fails a test. */
public final class NotSeenException extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1;

    NotSeenException(String expected, String timeline) {
        super("expected: " + expected + "; seen:\n" + timeline);
    }
}
