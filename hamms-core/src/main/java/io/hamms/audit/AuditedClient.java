package io.hamms.audit;

import java.time.Duration;
import java.util.Set;

/** A client under audit: makes the requests of a call, and reports the result that its caller gets. */
public interface AuditedClient extends AutoCloseable {

    /** Returns the name in the report. */
    String name();

    /** Returns the version in the report; empty if unknown. */
    String version();

    /** Returns the command that runs it, as it was typed; empty for a client in this JVM. */
    default String command() {
        return "";
    }

    /** Returns the requests that it supports; calibration finds out whether it trusts the test CA. */
    Set<Ability> abilities();

    /** Returns how many calls it can make at once. */
    int parallel();

    /**
     * Makes the requests of a call. Called on several threads, up to {@link #parallel} at once.
     *
     * <p>The result is {@link ClientResult.Outcome#NOT_RUN} where the client ended through no fault of this call: it
     * must be asked again, by a call with the same id to another port.
     *
     * @param deadline after which whatever still runs is ended, and the result is a hang
     * @throws CannotJudgeException if no client can be asked any more
     */
    ClientResult call(ClientCall call, Duration deadline) throws InterruptedException;

    /** Ends all that still runs. */
    @Override
    void close();
}
