package io.hamms.audit;

import java.time.Duration;
import java.util.Set;

/** A client under audit: something that makes requests when it is asked, and reports what its caller gets. */
public interface AuditedClient extends AutoCloseable {

    /** Returns the name in the report. */
    String name();

    /** Returns the version in the report; empty if unknown. */
    String version();

    /** Returns the command that runs it, as it was typed; empty for a client in this JVM. */
    default String command() {
        return "";
    }

    /** Returns what it can be asked to do; what it trusts is found by calibration. */
    Set<Ability> abilities();

    /** Returns how many calls it can be given at once. */
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
