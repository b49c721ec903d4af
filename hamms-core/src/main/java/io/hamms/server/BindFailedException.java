package io.hamms.server;

import java.io.Serial;
import java.util.List;

/** Thrown when ports cannot be bound; the ports bound with them are released. */
public final class BindFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<BindFailure> failures;

    BindFailedException(List<BindFailure> failures) {
        super("ports not bound: " + failures, failures.get(0).cause());
        this.failures = List.copyOf(failures);
    }

    /** Returns the ports that could not be bound; at least one. */
    public List<BindFailure> failures() {
        return failures;
    }
}
