package io.hamms.junit;

import io.hamms.journal.Journal;
import io.hamms.journal.NotSeenException;
import java.io.Serial;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Goes with a test's failure, without a stack trace: what the journal had when the test failed. */
final class ClientTimeline extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private ClientTimeline(String timeline) {
        super("\n" + timeline, null, false, false);
    }

    /**
     * Publishes the timeline, and hangs it on the failure too: not every tool that runs tests shows what is published,
     * but all show the failure. A failure that contains it already is not changed.
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

    /** Returns whether an assumption does not hold, be it one of JUnit 4, as AssertJ's are where that is. */
    private static boolean isAbortion(Throwable failure) {
        boolean isFound = failure instanceof TestAbortedException;
        for (Class<?> type = failure.getClass(); type != null && !isFound; type = type.getSuperclass()) {
            isFound = type.getName().equals("org.junit.internal.AssumptionViolatedException");
        }
        return isFound;
    }
}
