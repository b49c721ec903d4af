package io.hamms.journal;

import java.io.Serial;

/** Thrown when what was waited for did not come; the message tells what came instead. A test fails with it. */
public final class NotSeenException extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1;

    NotSeenException(String expected, String timeline) {
        super("expected: " + expected + "; seen:\n" + timeline);
    }
}
