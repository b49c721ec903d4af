package io.hamms.audit;

import java.io.Serial;

/** Thrown if no verdict on a client is possible: it cannot be run, or its outcome is always the same. */
public final class CannotJudgeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Creates the exception with a one-sentence reason. */
    public CannotJudgeException(String why) {
        super(why);
    }
}
