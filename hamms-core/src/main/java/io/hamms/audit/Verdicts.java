package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.Exercise;
import io.hamms.fault.Expectation.RightResponse;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.reuse.ConnectionCloseHeld;
import io.hamms.mode.timing.DripFeed;
import io.hamms.text.Printable;
import io.hamms.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The criteria of each class, by the caller's evidence. */
final class Verdicts {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Less than that says nothing on a busy machine. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final Calibration calibration;
    private final Duration timeout;
    private final WireVerdicts wire;

    Verdicts(Calibration calibration, Duration timeout) {
        this.calibration = calibration;
        this.timeout = timeout;
        this.wire = new WireVerdicts(calibration);
    }

    /** Returns the verdicts on a run whose fault was delivered: the caller's, and the wire's if there is one. */
    List<Verdict> of(Probe probe, ClientResult result, Evidence evidence) {
        Verdict caller = ofCaller(probe, result, evidence);
        Verdict seen = ofWire(probe, result, evidence);
        return seen == null ? List.of(caller) : List.of(caller, seen);
    }

    private Verdict ofCaller(Probe probe, ClientResult result, Evidence evidence) {
        return switch (result.outcome()) {
            case CRASH -> Verdict.caller(Harm.CRASH, "crashed: " + result.error());
            case VANISHED -> Verdict.caller(Harm.HANG, "ended without a result and without an error");
            case HANG ->
                Verdict.caller(
                        Harm.HANG, "was still waiting after " + seconds(result.time()) + ", when the audit ended it");
            default ->
                switch (probe.verdict()) {
                    case FAIL_FAST -> failFast(result, evidence);
                    case BOUNDED_WAIT -> boundedWait(probe, result, evidence);
                    case MUST_SUCCEED, EARLY_RESPONSE -> succeed(probe, result);
                    case NO_DESYNC -> noDesync(probe, result);
                    case POOL_HYGIENE -> poolHygiene(result, evidence);
                    case RETRY_SAFETY -> retried(result, evidence);
                    case CERTIFICATE -> certificate(probe, result);
                    case RETRY_PACING, PRIVACY, BOUNDED_RESOURCES, PROTOCOL_ALARM, RESUME, REPORT -> report(result);
                };
        };
    }

    private @Nullable Verdict ofWire(Probe probe, ClientResult result, Evidence evidence) {
        boolean isEnded = result.isSuccess() || result.outcome() == Outcome.ERROR;
        Verdict seen =
                switch (probe.verdict()) {
                    case BOUNDED_WAIT ->
                        result.outcome() == Outcome.ERROR && showsRelease(probe, evidence)
                                ? wire.released(evidence)
                                : null;
                    case RETRY_SAFETY -> isEnded ? wire.repeated(probe, evidence) : null;
                    case RETRY_PACING -> isEnded ? wire.pacing(evidence) : null;
                    case PRIVACY -> wire.privacy(evidence);
                    case MUST_SUCCEED ->
                        probe.mode().fault() instanceof ConnectionCloseHeld ? wire.ceased(evidence) : null;
                    case CERTIFICATE -> wire.applicationData(evidence);
                    case BOUNDED_RESOURCES -> wire.resources(probe, evidence);
                    default -> null;
                };
        return seen == null && !isEnded ? wire.memory(evidence) : seen;
    }

    /** Behind bytes that the server does not read, it sees no FIN. */
    private static boolean showsRelease(Probe probe, Evidence evidence) {
        return !evidence.connections().isEmpty() && probe.exercise() != Exercise.UPLOAD;
    }

    private static Verdict report(ClientResult result) {
        return Verdict.caller(
                Harm.OK,
                result.isSuccess()
                        ? "reported a success after " + seconds(result.time())
                        : "reported an error after " + seconds(result.time()));
    }

    private Verdict failFast(ClientResult result, Evidence evidence) {
        if (result.isSuccess()) {
            return Verdict.caller(Harm.CORRUPTION, "reported a success" + received(result));
        }
        Duration own = calibration
                .ownTimeout()
                .map(limit -> limit.minus(calibration.baseline()))
                .orElse(timeout);
        Duration most = min(max(own.multipliedBy(9).dividedBy(10), SOON), AT_ONCE);
        Duration late = evidence.sinceFault().orElse(result.time().minus(attempts()));
        return late.compareTo(most) > 0
                ? Verdict.caller(Harm.SLOW, "reported an error only after " + seconds(result.time()))
                : report(result);
    }

    /** Returns how long the attempts take that a client makes when nothing holds them up. */
    private Duration attempts() {
        return calibration.baseline().multipliedBy(1L + calibration.retries());
    }

    private static Verdict boundedWait(Probe probe, ClientResult result, Evidence evidence) {
        if (!result.isSuccess()) {
            return report(result);
        }
        // Not by the ending: once the last byte has come, either side may be the first to close.
        return evidence.isDelivered() && probe.mode().fault() instanceof DripFeed
                ? Verdict.caller(
                        Harm.HANG,
                        "has no limit for the whole exchange: it waited " + seconds(result.time())
                                + " for the last byte, and would wait for ever")
                : Verdict.caller(Harm.CORRUPTION, "reported a success" + received(result));
    }

    private Verdict succeed(Probe probe, ClientResult result) {
        if (!result.isSuccess()) {
            return isExpectedStatusError(probe, result)
                    ? report(result)
                    : Verdict.caller(Harm.OVER_STRICT, "reported an error: " + words(result));
        }
        return isRight(probe, result)
                ? report(result)
                : Verdict.caller(Harm.CORRUPTION, "reported a success with the wrong content" + received(result));
    }

    /** Returns whether an error is the client's way to report the status that is right here. */
    private boolean isExpectedStatusError(Probe probe, ClientResult result) {
        int status = probe.expectation().right().map(RightResponse::status).orElse(0);
        return status >= 400
                && calibration.treatsStatusAsError()
                && result.error().contains(Integer.toString(status));
    }

    private boolean isRight(Probe probe, ClientResult result) {
        String expected =
                probe.expectation().right().map(RightResponse::contains).orElse("");
        return !calibration.isBodyVisible()
                || (expected.isEmpty() ? isEmpty(result) : result.text().contains(expected));
    }

    private static boolean isEmpty(ClientResult result) {
        return result.responses().stream().allMatch(response -> response.bytes() == 0);
    }

    /** A client may fail the first request, and the second; what it hands out must be the answer to what it asked. */
    private static Verdict noDesync(Probe probe, ClientResult result) {
        String expected =
                probe.expectation().right().map(RightResponse::contains).orElse("");
        String left = result.text();
        if (!expected.isEmpty()) {
            left = left.replace(expected, "");
        }
        left = left.replace(Bodies.END.strip(), "").strip();
        if (!left.isEmpty()) {
            return Verdict.caller(Harm.DESYNC, "returned bytes that belong to no response: \"" + excerpt(left) + "\"");
        }
        return report(result);
    }

    private static Verdict poolHygiene(ClientResult result, Evidence evidence) {
        String connections = evidence.connections().size() + " connections";
        return result.isSuccess()
                ? Verdict.caller(Harm.OK, "made both requests, over " + connections)
                : Verdict.caller(
                        Harm.OVER_STRICT, "failed a request on a connection that was closed: " + words(result));
    }

    private Verdict retried(ClientResult result, Evidence evidence) {
        boolean isRecovered =
                evidence.requests().size() + evidence.connections().size() > 2;
        if (result.isSuccess() && (hasResponse(result) || !calibration.isBodyVisible())) {
            return Verdict.caller(Harm.OK, isRecovered ? "recovered by a retry" : "returned the response");
        }
        return result.isSuccess()
                ? Verdict.caller(Harm.CORRUPTION, "reported a success though no response came")
                : report(result);
    }

    private static boolean hasResponse(ClientResult result) {
        return result.responses().stream().anyMatch(response -> response.status() > 0 || response.bytes() > 0);
    }

    private static Verdict certificate(Probe probe, ClientResult result) {
        return result.isSuccess()
                ? Verdict.caller(
                        Harm.BAD_CERTIFICATE,
                        "reported a success, although the server "
                                + probe.mode().summary())
                : report(result);
    }

    private static String received(ClientResult result) {
        long bytes =
                result.responses().stream().mapToLong(ClientResponse::bytes).sum();
        return ", with " + Words.count(bytes, "byte") + " of content";
    }

    private static String words(ClientResult result) {
        return result.error().isEmpty()
                ? "it does not say which"
                : excerpt(result.error().strip());
    }

    private static String excerpt(String text) {
        String line = Printable.cut(text, 200);
        return line.replace('\n', ' ').replace('\r', ' ');
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}
