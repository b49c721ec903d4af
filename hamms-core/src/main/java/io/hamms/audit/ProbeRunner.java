package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.Expectation;
import java.time.Duration;
import java.util.List;

/** Runs one probe at a time on each thread that asks. */
final class ProbeRunner {

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

    /** Runs a probe, and judges it. */
    List<Check> run(Probe probe) throws InterruptedException {
        Verdict obstacle = judge.obstacle(probe, client);
        if (obstacle != null) {
            return List.of(check(probe, obstacle, Outcome.NOT_RUN, Evidence.NONE));
        }
        int port = server.open(probe.mode());
        ClientResult result = client.call(probe.call(port, timeout, server.trust()), judge.deadline());
        Evidence evidence = server.evidence(port, result, needsRelease(probe));
        server.close(port, evidence);
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

    private static Check check(Probe probe, Verdict verdict, Outcome outcome, Evidence evidence) {
        Expectation.Rule rule = probe.expectation().rule();
        return new Check(
                probe.mode().name() + "/" + verdict.side(),
                verdict.applies(),
                probe.exercise().label() + " " + probe.expectation().probe(),
                outcome,
                rule.obligation(),
                rule.sections(),
                verdict.harm(),
                verdict.sentence(),
                evidence,
                true);
    }
}
