package io.hamms.junit;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.HammsAudit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * An audit as dynamic tests, one a mode, and one for the client's own requests.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> client() throws InterruptedException {
 *     return AuditTests.of(HammsAudit.of((request, call) -> send(request, call)));
 * }
 * }</pre>
 */
public final class AuditTests {

    private AuditTests() {}

    /**
     * Runs an audit and returns a test for each mode, and one named {@code requests/wire}. It fails if a MUST or what
     * all good clients do is broken, and is aborted, as with an assumption, if there was nothing to judge. Broken
     * SHOULDs and choices pass.
     *
     * @throws io.hamms.audit.CannotJudgeException if the client fails where nothing is wrong, or reports the same for
     *     success and failure
     */
    public static Stream<DynamicTest> of(HammsAudit audit) throws InterruptedException {
        return of(audit.run());
    }

    /** Returns the tests for a report. */
    public static Stream<DynamicTest> of(AuditReport report) {
        Check requests = report.requests().check();
        return Stream.concat(
                report.modes().stream()
                        .map(verdict -> DynamicTest.dynamicTest(verdict.mode().name(), () -> judge(verdict.checks()))),
                Stream.of(DynamicTest.dynamicTest(requests.id(), () -> judge(List.of(requests)))));
    }

    private static void judge(List<Check> checks) {
        checks.stream().filter(Check::isFailure).findFirst().ifPresent(failure -> Assertions.fail(text(failure)));
        Assumptions.assumeTrue(
                checks.stream().anyMatch(check -> check.applies() == Applies.JUDGED),
                () -> checks.isEmpty() ? "not judged" : checks.get(0).sentence());
    }

    private static String text(Check failure) {
        String section = failure.section().isEmpty() ? "" : ", " + failure.section();
        return failure.id() + " [" + failure.probe() + "]: " + failure.harm().label() + ": the client "
                + failure.sentence() + " (" + failure.obligation().label() + section + ")";
    }
}
