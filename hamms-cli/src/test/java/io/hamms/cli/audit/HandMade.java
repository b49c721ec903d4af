package io.hamms.cli.audit;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Calibration;
import io.hamms.audit.Check;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.ClientResult.Outcome;
import io.hamms.audit.Evidence;
import io.hamms.audit.Harm;
import io.hamms.audit.ModeVerdict;
import io.hamms.audit.OwnRequests;
import io.hamms.audit.RequestFinding;
import io.hamms.audit.TlsOffer;
import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Obligation;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.catalogue.FailureModes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports without an audit, for tests. */
final class HandMade {

    private static final Evidence EVIDENCE = new Evidence(
            4711,
            List.of(),
            List.of(),
            Duration.ofMillis(1234),
            "it: failed",
            List.of(new ClientResponse(200, 5, "", "hello")),
            true,
            "",
            0,
            Optional.empty());

    private HandMade() {}

    static Check check(String id, Harm harm, Obligation obligation) {
        return check(id, Applies.JUDGED, harm, obligation, "did it", true);
    }

    static Check unsteady(String id, Harm harm) {
        return check(id, Applies.JUDGED, harm, Obligation.MUST, "did it", false);
    }

    static Check none(String id, Applies applies) {
        return check(id, applies, Harm.OK, Obligation.MUST, "the client was not set up for a POST", true);
    }

    private static Check check(
            String id, Applies applies, Harm harm, Obligation obligation, String sentence, boolean isSteady) {
        String section = obligation == Obligation.MUST ? "RFC 9112, section 6.3" : "";
        return new Check(
                id, applies, probe(mode(id)), Outcome.SUCCESS, obligation, section, harm, sentence, EVIDENCE, isSteady);
    }

    private static FailureMode mode(String id) {
        String name = id.substring(0, id.indexOf('/'));
        return FailureModes.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(Healthy.MODE);
    }

    private static String probe(FailureMode mode) {
        Expectation first = mode.expects().get(0);
        return first.exercise().label() + " " + first.probe();
    }

    /** Returns a kind of violation in the client's own requests. */
    static RequestFinding finding(String kind, Harm harm) {
        String first = "GET / HTTP/1.1 to healthy";
        return new RequestFinding(kind, "RFC 9110, section 7.6.1", harm, first, "healthy", "GET /", EVIDENCE);
    }

    static AuditReport report(Check... checks) {
        return report(List.of(), checks);
    }

    static AuditReport report(List<RequestFinding> findings, Check... checks) {
        List<ModeVerdict> verdicts = new ArrayList<>();
        for (Check check : checks) {
            verdicts.add(new ModeVerdict(mode(check.id()), List.of(check)));
        }
        Calibration calibration = new Calibration(
                true,
                true,
                false,
                Duration.ofMillis(12),
                List.of(Duration.ofMillis(100), Duration.ofMillis(200)),
                Optional.of(Duration.ofMillis(2010)),
                true,
                0,
                false);
        Map<String, Duration> phases = new LinkedHashMap<>();
        phases.put("calibration", Duration.ofSeconds(3));
        phases.put("probes", Duration.ofSeconds(9));
        return new AuditReport(
                "fake",
                "1.0",
                "fake {url}",
                calibration,
                Duration.ofSeconds(2),
                verdicts,
                new OwnRequests(42, 1, findings, List.of(new TlsOffer(List.of("TLSv1.3"), List.of(), null))),
                Duration.ofSeconds(12),
                phases);
    }
}
