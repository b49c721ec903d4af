package io.hamms.audit;

import io.hamms.fault.Ending;
import io.hamms.fault.Layer;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.VerdictClass;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.redirect.RedirectBadLocation;
import io.hamms.mode.redirect.RedirectCrossOrigin;
import io.hamms.mode.redirect.RedirectLoop;
import io.hamms.mode.semantics.ExpectContinue;
import io.hamms.mode.semantics.RangeMismatch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a fault reached the client: without that, nothing that the client does can be right or wrong. */
final class Delivery {

    private static final Set<String> REDIRECTS =
            Set.of(RedirectLoop.MODE.name(), RedirectBadLocation.MODE.name(), RedirectCrossOrigin.MODE.name());

    private static final String ENCODING = "Accept-Encoding";

    private Delivery() {}

    /** Returns why the fault did not reach the client, though it did what it was asked; null if it did. */
    static @Nullable String missing(Probe probe, ClientResult result, Evidence evidence) {
        if (probe.mode().fault() instanceof ListenerFault) {
            return null;
        }
        if (evidence.connections().isEmpty()) {
            return "the client made no connection to the port of the mode";
        }
        // A handshake that fails ends a connection before its request.
        boolean isRequestDue =
                probe.mode().scheme().equals("http") && probe.mode().fault().isScriptable();
        if (isRequestDue && evidence.requests().isEmpty()) {
            return "no request of the client reached the mode";
        }
        if (result.isSuccess() && probe.verdict() == VerdictClass.MUST_SUCCEED && !evidence.isDelivered()) {
            return "the mode had not done all that it does when the client reported a success";
        }
        return null;
    }

    /** Returns why the exercise did not lead to the fault; null if it did. */
    static @Nullable String unreached(Probe probe, ClientResult result, Evidence evidence) {
        String field = fieldNeeded(probe);
        if (!field.isEmpty() && evidence.requests().stream().noneMatch(request -> isAsking(request, field))) {
            return "the client sends no " + field + (field.equals(ENCODING) ? " that names a coding" : "");
        }
        if (REDIRECTS.contains(probe.mode().name())
                && evidence.requests().size() + evidence.elsewhere().size() < 2
                && result.isSuccess()) {
            return "the client follows no redirects";
        }
        if (probe.verdict() == VerdictClass.PRIVACY
                && evidence.requests().stream().noneMatch(RecordedRequest::carriesCredentials)) {
            return "the client sends no Authorization and no Cookie that could leak";
        }
        return switch (probe.exercise()) {
            case TWO_REQUESTS -> unreachedBySecond(probe, result, evidence);
            case GET_THEN_POST ->
                evidence.connections().stream().anyMatch(RecordedConnection::isReused)
                        ? null
                        : "the client did not send the second request on the first one's connection";
            case GET, POST, UPLOAD -> null;
        };
    }

    /** A client that asks for the identity hands out what comes as it comes. */
    private static boolean isAsking(RecordedRequest request, String field) {
        String value = request.header(field);
        return value != null && !value.equalsIgnoreCase("identity");
    }

    /** Some faults answer a field of the request. */
    private static String fieldNeeded(Probe probe) {
        if (probe.mode().layer() == Layer.ENCODING) {
            return ENCODING;
        }
        if (probe.mode().equals(RangeMismatch.MODE)) {
            return "Range";
        }
        return probe.mode().equals(ExpectContinue.MODE) ? "Expect" : "";
    }

    /** A second request shows something only if it comes after all that followed the first response. */
    private static @Nullable String unreachedBySecond(Probe probe, ClientResult result, Evidence evidence) {
        List<RecordedRequest> requests = evidence.requests();
        int attempts = Math.max(requests.size(), evidence.connections().size());
        if (attempts < 2) {
            return result.isSuccess() ? "the client made one request where two were asked for" : null;
        }
        if (requests.size() < 2) {
            return null;
        }
        Instant second = requests.get(1).at();
        if (probe.verdict() == VerdictClass.POOL_HYGIENE) {
            boolean isEnded = evidence.connections().stream()
                    .anyMatch(connection -> connection.endedAt() != null
                            && connection.ending() != null
                            && connection.ending().by() == Ending.By.SERVER
                            && connection.endedAt().isBefore(second));
            return isEnded ? null : "the second request came before the server had closed the first one's connection";
        }
        Instant delivered = requests.get(0).deliveredAt();
        boolean isOnTheSame = requests.get(0).connection() == requests.get(1).connection();
        return isOnTheSame && (delivered == null || delivered.isAfter(second))
                ? "the second request came before all that followed the first response"
                : null;
    }
}
