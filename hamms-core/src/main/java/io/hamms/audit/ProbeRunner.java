package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.Expectation;
import io.hamms.fault.Obligation;
import java.time.Duration;
import java.util.List;

/** Runs one probe at a time on each thread that asks. */
final class ProbeRunner {

    /** How often a client is asked that ends through no fault of what it is asked. */
    static final int ASKED_AT_MOST = 5;

    private static final Verdict GONE = Verdict.none(
            Applies.HARNESS_ERROR, "the client ended whenever it was asked, through no fault of this probe");

    private final AuditedClient client;
    private final ProbeServer server;
    private final Judge judge;
    private final Duration timeout;

    ProbeRunner(AuditedClient client, ProbeServer server, Judge judge, Duration timeout) {
        this.client = client;
        this.server = server;
        this.judge = judge;
        this.timeout = timeout;
    }

    /** Returns a lane for runs that compute. */
    Lane working(int atOnce, int most) {
        return new Lane(atOnce, most, judge.work());
    }

    /** Returns a lane for runs that mostly wait: they compute only while the client starts. */
    Lane waiting(int atOnce, int most) {
        return new Lane(atOnce, most, judge.start());
    }

    /** Runs a probe, and judges it. */
    List<Check> run(Probe probe) throws InterruptedException {
        Verdict obstacle = judge.obstacle(probe, client);
        if (obstacle != null) {
            return List.of(check(probe, obstacle, Outcome.NOT_RUN, Evidence.NONE));
        }
        List<Check> checks = ask(probe);
        for (int i = 1; i < ASKED_AT_MOST && checks.isEmpty(); i++) {
            checks = ask(probe);
        }
        return checks.isEmpty() ? List.of(check(probe, GONE, Outcome.NOT_RUN, Evidence.NONE)) : checks;
    }

    /** Makes the call once; returns nothing if it must be repeated. */
    private List<Check> ask(Probe probe) throws InterruptedException {
        int port = server.open(probe.mode());
        ClientCall call = probe.call(port, timeout, server.trust());
        ClientResult result = client.call(call, judge.deadline());
        Evidence evidence = server.evidence(
                port, result, needsRelease(probe), call.requests().size());
        server.close(port, evidence);
        if (result.outcome() == Outcome.NOT_RUN) {
            return List.of();
        }
        return judge.judge(probe, result, evidence).stream()
                .map(verdict -> check(probe, verdict, result.outcome(), evidence))
                .toList();
    }

    /** Returns whether a correct client keeps no connection after the call. */
    private static boolean needsRelease(Probe probe) {
        return switch (probe.verdict()) {
            case BOUNDED_WAIT, FAIL_FAST, CERTIFICATE, BOUNDED_RESOURCES -> true;
            default -> false;
        };
    }

    /** Returns whether a client may choose to do this: no choice is meant to end in a hang or a crash. */
    private static boolean isAllowedChoice(Obligation obligation, Harm harm) {
        return obligation == Obligation.CHOICE && harm != Harm.HANG && harm != Harm.CRASH && harm != Harm.MEMORY;
    }

    private static Check check(Probe probe, Verdict verdict, Outcome outcome, Evidence evidence) {
        Expectation.Rule rule = probe.expectation().rule();
        return new Check(
                probe.mode().name() + "/" + verdict.side(),
                verdict.applies(),
                probe.expectation().label(),
                outcome,
                rule.obligation(),
                rule.sections(),
                isAllowedChoice(rule.obligation(), verdict.harm()) ? Harm.OK : verdict.harm(),
                verdict.sentence(),
                evidence,
                true);
    }
}
