package io.hamms.cli.audit;

import io.hamms.audit.Evidence;
import io.hamms.audit.TlsOffer;
import io.hamms.text.Printable;
import io.hamms.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats the evidence of both sides as sentences. */
final class EvidenceText {

    private static final int GAPS_SHOWN = 6;
    private static final long COUNTED_IN_FULL = 100_000;

    private EvidenceText() {}

    /** Returns the server's evidence. */
    static String server(Evidence evidence) {
        StringBuilder text = new StringBuilder();
        text.append(Words.count(evidence.connections().size(), "connection"))
                .append(", ")
                .append(Words.count(evidence.requests().size(), "request"));
        if (!evidence.gaps().isEmpty()) {
            text.append(evidence.gaps().size() == 1 ? ", gap " : ", gaps ").append(gaps(evidence.gaps()));
        }
        text.append("; ")
                .append(bytes(evidence.bytesReceived()))
                .append(" received, ")
                .append(bytes(evidence.bytesSent()))
                .append(" sent");
        if (!evidence.elsewhere().isEmpty()) {
            text.append("; ")
                    .append(Words.count(evidence.elsewhere().size(), "request"))
                    .append(" to another origin");
        }
        String ending = evidence.ending();
        text.append(ending.isEmpty() ? "; neither side ended a connection" : "; first ending: " + ending);
        return text.toString();
    }

    /** Returns the caller's evidence. */
    static String caller(Evidence evidence) {
        long bytes = evidence.responses().stream()
                .mapToLong(response -> response.bytes())
                .sum();
        String error = Printable.ascii(evidence.error());
        return bytes(bytes) + " of content after " + seconds(evidence.time())
                + (error.isEmpty() ? ", without an error message" : "; error: " + error);
    }

    /** Returns what a ClientHello offers. */
    static String offer(TlsOffer offer) {
        return "Offered over TLS: " + offer.text() + ".";
    }

    static String gaps(List<Duration> gaps) {
        return gaps.stream().limit(GAPS_SHOWN).map(EvidenceText::seconds).collect(Collectors.joining(", "))
                + (gaps.size() > GAPS_SHOWN ? ", ..." : "");
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }

    private static String bytes(long number) {
        return number < COUNTED_IN_FULL
                ? Words.count(number, "byte")
                : String.format(Locale.ROOT, "%.1f MB", number / 1e6);
    }
}
