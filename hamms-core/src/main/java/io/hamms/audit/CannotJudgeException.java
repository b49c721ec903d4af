package io.hamms.audit;

import java.io.Serial;

/** Thrown where no verdict on a client is possible: it cannot be asked, or says the same whatever happens. */
public final class CannotJudgeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Creates the exception with the one sentence that says why. */
    public CannotJudgeException(String why) {
        super(why);
    }
}
