package io.hamms.audit;

import io.hamms.fault.Need;
import io.hamms.fault.VerdictClass;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a run of a probe can be judged, and applies the criteria of its class. */
final class Judge {

    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration LEAST_WORK = Duration.ofSeconds(1);
    private static final int BASELINES = 4;
    private static final int STARTS = 2;

    private final Calibration calibration;
    private final Duration timeout;
    private final Verdicts verdicts;

    Judge(Calibration calibration, Duration timeout) {
        this.calibration = calibration;
        this.timeout = timeout;
        this.verdicts = new Verdicts(calibration, timeout);
    }

    /** Returns for how long a call may run before it is a hang: it follows from the client's own timeout. */
    Duration deadline() {
        return calibration
                .ownTimeout()
                .orElse(timeout.multipliedBy(2))
                .multipliedBy(3L * (1 + calibration.retries()))
                .dividedBy(2)
                .plus(SLACK)
                .plus(calibration.baseline().multipliedBy(5));
    }

    /** Returns the time after which a call only waits: a client that starts slowly computes for longer than others. */
    Duration work() {
        Duration work = calibration.baseline().multipliedBy(BASELINES);
        return work.compareTo(LEAST_WORK) > 0 ? work : LEAST_WORK;
    }

    /** Returns the time in which a client has started, and connected. */
    Duration start() {
        return calibration.baseline().multipliedBy(STARTS);
    }

    /** Returns why a probe cannot be exercised; null if it can. */
    @Nullable
    Verdict obstacle(Probe probe, AuditedClient client) {
        for (Ability need : probe.needs()) {
            if (!client.abilities().contains(need)) {
                return Verdict.none(Applies.NOT_EXERCISED, need.unmet());
            }
        }
        if (probe.expectation().needs().contains(Need.TRUST) && !calibration.trustsCa()) {
            return Verdict.none(Applies.NOT_EXERCISED, Need.TRUST.unmet());
        }
        if (probe.verdict() == VerdictClass.NO_DESYNC && !calibration.isBodyAlone()) {
            return Verdict.none(Applies.NOT_EXERCISED, Obstacle.HIDDEN_CONTENT.sentence());
        }
        boolean isAboutReuse =
                probe.verdict() == VerdictClass.POOL_HYGIENE || probe.verdict() == VerdictClass.NO_DESYNC;
        if (isAboutReuse && !calibration.reusesConnections()) {
            return Verdict.none(Applies.NOT_EXERCISED, Obstacle.NO_REUSE.sentence());
        }
        return null;
    }

    /** Judges a run: one verdict for each side that shows something. */
    List<Verdict> judge(Probe probe, ClientResult result, Evidence evidence) {
        return switch (result.outcome()) {
            case UNSUPPORTED -> List.of(Verdict.none(Applies.UNSUPPORTED, "the client says: " + result.error()));
            case HARNESS_ERROR -> List.of(Verdict.none(Applies.HARNESS_ERROR, result.error()));
            default -> {
                String missing = Delivery.missing(probe, result, evidence);
                if (missing != null) {
                    yield List.of(Verdict.none(Applies.HARNESS_ERROR, missing));
                }
                String unreached = Delivery.unreached(probe, result, evidence);
                yield unreached == null
                        ? verdicts.of(probe, result, evidence)
                        : List.of(Verdict.none(Applies.NOT_EXERCISED, unreached));
            }
        };
    }
}
