package io.hamms.audit;

import io.hamms.fault.Exercise;
import io.hamms.fault.Layer;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The criteria of each class, by the server's evidence. */
final class WireVerdicts {

    /** The most bytes of a head that a client needs; it cannot return a head before it is complete. */
    private static final long MOST_HEAD_BYTES = 16L * 1024 * 1024;

    /** The most memory that a client needs beyond that of a correct exchange. */
    private static final long MOST_MEMORY = 256L * 1024 * 1024;

    private static final Set<String> AUTHORIZATIONS = Set.of("authorization", "proxy-authorization");

    private static final long MIB = 1024 * 1024;
    private static final Duration BURST = Duration.ofMillis(100);
    private static final int BURST_ATTEMPTS = 5;
    private static final int MOST_ATTEMPTS = 20;

    private final Calibration calibration;

    WireVerdicts(Calibration calibration) {
        this.calibration = calibration;
    }

    Verdict released(Evidence evidence) {
        return evidence.isReleased()
                ? Verdict.wire(Harm.OK, "ended its connection: " + evidence.ending())
                : Verdict.wire(Harm.MEMORY, "kept its connection open after it had given up");
    }

    /** A client sends no request on a connection after the response that announced its end. */
    Verdict ceased(Evidence evidence) {
        boolean isReused = evidence.connections().stream()
                .anyMatch(connection -> connection.requests().size() > 1);
        return isReused
                ? Verdict.wire(Harm.VIOLATION, "sent a request on a connection after Connection: close")
                : Verdict.wire(Harm.OK, "sent no request on a connection after Connection: close");
    }

    Verdict repeated(Probe probe, Evidence evidence) {
        boolean isPost = probe.exercise() == Exercise.POST || probe.exercise() == Exercise.GET_THEN_POST;
        long posts = evidence.requests("POST");
        if (isPost && posts > 1) {
            return Verdict.wire(Harm.DUPLICATE, "sent the POST " + times(posts));
        }
        long attempts =
                Math.max(evidence.connections().size(), evidence.requests().size());
        if (attempts > MOST_ATTEMPTS) {
            return Verdict.wire(Harm.DUPLICATE, "tried " + times(attempts));
        }
        return Verdict.wire(Harm.OK, isPost ? "sent the POST " + times(posts) : "tried " + times(attempts));
    }

    Verdict pacing(Evidence evidence) {
        List<Duration> gaps = evidence.gaps();
        long quick = gaps.stream().filter(gap -> gap.compareTo(BURST) < 0).count();
        int attempts = gaps.size() + 1;
        return quick >= BURST_ATTEMPTS
                ? Verdict.wire(Harm.DUPLICATE, "tried " + times(attempts) + " without a pause between attempts")
                : Verdict.wire(Harm.OK, "tried " + times(attempts));
    }

    /** A cookie belongs to a host, whatever the port (RFC 6265, section 8.5); other credentials to an origin. */
    Verdict privacy(Evidence evidence) {
        List<RecordedRequest> requests = evidence.requests();
        Stream<String> toOtherPort = evidence.elsewhere().stream()
                .flatMap(request -> request.headers().stream())
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .filter(AUTHORIZATIONS::contains);
        Stream<String> toOtherHost = requests.stream()
                .filter(request ->
                        !Objects.equals(request.header("Host"), requests.get(0).header("Host")))
                .flatMap(request -> request.headers().stream())
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .filter(name -> AUTHORIZATIONS.contains(name) || name.equals("cookie"));
        String leaked =
                Stream.concat(toOtherPort, toOtherHost).distinct().sorted().collect(Collectors.joining(", "));
        return leaked.isEmpty()
                ? Verdict.wire(Harm.OK, "sent no credentials to the other origin")
                : Verdict.wire(Harm.LEAK, "sent credentials to another origin: " + leaked);
    }

    Verdict applicationData(Evidence evidence) {
        return evidence.requests().isEmpty()
                ? Verdict.wire(
                        Harm.OK, "sent no request" + (evidence.ending().isEmpty() ? "" : ": " + evidence.ending()))
                : Verdict.wire(Harm.BAD_CERTIFICATE, "sent its request over the connection");
    }

    /** Returns the verdict on the memory of the client's processes; null if it is unknown, or did not grow much. */
    @Nullable
    Verdict memory(Evidence evidence) {
        long grown = evidence.peakMemory() - calibration.memory();
        return evidence.peakMemory() > 0 && calibration.memory() > 0 && grown > MOST_MEMORY
                ? Verdict.wire(Harm.MEMORY, "held " + grown / MIB + " MiB more memory than for a correct response")
                : null;
    }

    Verdict resources(Probe probe, Evidence evidence) {
        Verdict memory = memory(evidence);
        if (memory != null) {
            return memory;
        }
        long sent = evidence.bytesSent();
        return probe.mode().layer() == Layer.HEADERS && sent > MOST_HEAD_BYTES
                ? Verdict.wire(Harm.MEMORY, "read " + sent / MIB + " MiB of a response head that never ends")
                : Verdict.wire(Harm.OK, "read " + Words.count(sent, "byte"));
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
