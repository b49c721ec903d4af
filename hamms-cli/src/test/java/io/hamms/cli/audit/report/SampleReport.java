package io.hamms.cli.audit.report;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Calibration;
import io.hamms.audit.Check;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.ClientResult;
import io.hamms.audit.Evidence;
import io.hamms.audit.Harm;
import io.hamms.audit.ModeVerdict;
import io.hamms.audit.OwnRequests;
import io.hamms.audit.RequestFinding;
import io.hamms.audit.TlsOffer;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Obligation;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.journal.RecordedBody;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.timing.BodyStall;
import io.hamms.text.Printable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up report: three modes, with a verdict of each weight and one without. */
final class SampleReport {

    /** A text with which a hostile server or client could attack a reader's browser or terminal. */
    static final String HOSTILE = "</script><img src=x onerror=alert(1)>{{json}}$1\u0000|`*";

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private SampleReport() {}

    static ReportContext of(String error) {
        return of(error, Map.of());
    }

    /** Returns a report; a known failure's value is true if it still fails, and false if it is stale. */
    static ReportContext of(String error, Map<String, Boolean> known) {
        return new ReportContext(
                report(error),
                new LinkedHashMap<>(Map.of("hamms", "1.2.3")),
                Check::isFailure,
                check -> known.getOrDefault(check.id(), false),
                known.entrySet().stream()
                        .filter(entry -> !entry.getValue())
                        .map(Map.Entry::getKey)
                        .toList(),
                check -> "hamms audit --reproduce " + check.id().replaceFirst("/.*", "") + " -- fetch {url}");
    }

    /** Returns a report with a verdict on each mode of the catalogue, and every harm. */
    static ReportContext large(String error) {
        ReportContext small = of(error);
        List<Harm> harms = List.of(Harm.values());
        List<ModeVerdict> verdicts = new ArrayList<>();
        for (FailureMode mode : FailureModes.ALL) {
            Harm harm = harms.get(verdicts.size() % harms.size());
            verdicts.add(new ModeVerdict(mode, List.of(corrupts(mode.name() + "/caller", harm, error))));
        }
        AuditReport report = small.report();
        AuditReport large = new AuditReport(
                report.client(),
                report.version(),
                "fetch " + "--with-an-option".repeat(20),
                report.calibration(),
                report.timeout(),
                verdicts,
                report.requests(),
                report.time(),
                report.phases());
        return new ReportContext(
                large, small.environment(), small.fails(), small.isKnown(), small.stale(), small.reproduce());
    }

    private static AuditReport report(String error) {
        Map<String, Duration> phases = Map.of("probes", Duration.ofMillis(900));
        return new AuditReport(
                "fetch",
                "4.2",
                "fetch {url}",
                new Calibration(
                        true,
                        true,
                        false,
                        Duration.ofMillis(44),
                        List.of(Duration.ofMillis(100)),
                        Optional.of(Duration.ofMillis(2038)),
                        true,
                        30_000_000,
                        false),
                Duration.ofSeconds(2),
                List.of(
                        new ModeVerdict(
                                mode(90, "cut-short", Layer.BODY),
                                List.of(corrupts("cut-short/caller", Harm.CORRUPTION, error), releases())),
                        new ModeVerdict(mode(91, "late", Layer.TIMING), List.of(isSlow())),
                        new ModeVerdict(mode(92, "encoded", Layer.ENCODING), List.of(notExercised()))),
                requests(Printable.beginning(error)),
                Duration.ofMillis(1234),
                phases);
    }

    private static OwnRequests requests(String text) {
        return new OwnRequests(
                7,
                2,
                List.of(
                        new RequestFinding(
                                "missing-host",
                                "RFC 9112, section 3.2",
                                Harm.VIOLATION,
                                "GET /" + text + " HTTP/1.1 to cut-short",
                                "cut-short",
                                "GET /",
                                evidence(text)),
                        new RequestFinding(
                                "bad-framing",
                                "RFC 9112, section 6.3",
                                Harm.DESYNC,
                                "POST / HTTP/1.1 to late",
                                "late",
                                "POST /",
                                evidence(""))),
                List.of(new TlsOffer(List.of("TLSv1.3", "TLSv1.2"), List.of("h2"), text)));
    }

    private static FailureMode mode(int offset, String name, Layer layer) {
        return FailureMode.at(offset, name, layer)
                .summary("answers, and " + name)
                .wire("200 with `Content-Length: 9`, then FIN.")
                .client("Fails (RFC 9112, section 8).")
                .symptom(Symptom.STATUS)
                .tryIt("curl -i {/}", "HTTP/1.1 500")
                .seen("some/client#12: takes it for the whole")
                .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, section 8"))
                .fault(BodyStall.MODE.fault());
    }

    private static Check corrupts(String id, Harm harm, String error) {
        return new Check(
                id,
                Applies.JUDGED,
                "GET /",
                ClientResult.Outcome.SUCCESS,
                Obligation.MUST,
                "RFC 9112, section 8",
                harm,
                "reported a success: " + error,
                evidence(error),
                true);
    }

    private static Check releases() {
        return new Check(
                "cut-short/wire",
                Applies.JUDGED,
                "GET /",
                ClientResult.Outcome.SUCCESS,
                Obligation.CONSENSUS,
                "",
                Harm.OK,
                "ended its connection: client FIN",
                evidence(""),
                true);
    }

    private static Check isSlow() {
        return new Check(
                "late/caller",
                Applies.JUDGED,
                "GET /",
                ClientResult.Outcome.ERROR,
                Obligation.SHOULD,
                "RFC 9110, section 9.2.2",
                Harm.SLOW,
                "reported an error after 1.90 s",
                evidence("timed out"),
                false);
    }

    private static Check notExercised() {
        return new Check(
                "encoded/caller",
                Applies.NOT_EXERCISED,
                "GET /",
                ClientResult.Outcome.SUCCESS,
                Obligation.MUST,
                "RFC 1952, section 2.3",
                Harm.OK,
                "the client sends no Accept-Encoding",
                evidence(""),
                true);
    }

    private static Evidence evidence(String text) {
        return new Evidence(
                40001,
                List.of(connection(2, 130), connection(1, 0)),
                List.of(request(9, 40002, "/elsewhere", 140)),
                Duration.ofMillis(250),
                text,
                List.of(ClientResponse.of(200, ("Only: " + text).getBytes(StandardCharsets.ISO_8859_1))),
                true,
                "",
                45_000_000,
                Optional.of(Duration.ofMillis(20)));
    }

    private static RecordedConnection connection(long number, long openedMillis) {
        return new RecordedConnection(
                number,
                40001,
                "cut-short",
                null,
                null,
                at(openedMillis),
                at(openedMillis + 3),
                118,
                206,
                number == 1 ? Ending.SERVER_FIN : null,
                number == 1 ? at(openedMillis + 4) : null,
                number == 1 ? at(openedMillis + 6) : null,
                List.of(request(number, 40001, "/?cut=" + number, openedMillis + 1)),
                0);
    }

    private static RecordedRequest request(long number, int port, String target, long millis) {
        return new RecordedRequest(
                number,
                number,
                1,
                port,
                "cut-short",
                at(millis),
                at(millis + 2),
                "GET",
                target,
                "HTTP/1.1",
                List.of(),
                RecordedBody.NONE,
                List.of(),
                List.of(),
                "",
                null,
                null);
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
