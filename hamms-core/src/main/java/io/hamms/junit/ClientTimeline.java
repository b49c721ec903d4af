package io.hamms.junit;

import io.hamms.journal.Journal;
import io.hamms.journal.NotSeenException;
import java.io.Serial;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Attaches the journal's timeline to a test's failure, without a stack trace. */
final class ClientTimeline extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private ClientTimeline(String timeline) {
        super("\n" + timeline, null, false, false);
    }

    /**
     * Publishes the timeline and adds it to the failure: not every tool that runs tests shows published entries,
     * but all show the failure. Does not change a failure that already contains it.
     */
    static void report(ExtensionContext test, Throwable failure, Journal journal) {
        if (isAbortion(failure)) {
            return;
        }
        String timeline = journal.timeline();
        test.publishReportEntry("hamms", timeline);
        if (!(failure instanceof NotSeenException)) {
            failure.addSuppressed(new ClientTimeline(timeline));
        }
    }

    /** Returns whether this is a failed assumption, also one of JUnit 4, which AssertJ throws if JUnit 4 is present. */
    private static boolean isAbortion(Throwable failure) {
        boolean isFound = failure instanceof TestAbortedException;
        for (Class<?> type = failure.getClass(); type != null && !isFound; type = type.getSuperclass()) {
            isFound = type.getName().equals("org.junit.internal.AssumptionViolatedException");
        }
        return isFound;
    }
}
