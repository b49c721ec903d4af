package io.hamms.audit;

import io.hamms.fault.Ending;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.Need;
import io.hamms.fault.VerdictClass;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a fault reached the client: without that, nothing that the client does can be right or wrong. */
final class Delivery {

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
        for (Need need : probe.expectation().needs()) {
            if (!isMet(need, result, evidence)) {
                return need.unmet();
            }
        }
        if (probe.verdict() == VerdictClass.PRIVACY
                && evidence.requests().stream().noneMatch(RecordedRequest::carriesCredentials)) {
            return Obstacle.NO_CREDENTIALS.sentence();
        }
        return switch (probe.exercise()) {
            case TWO_REQUESTS -> unreachedBySecond(probe, result, evidence);
            case GET_THEN_POST ->
                evidence.connections().stream().anyMatch(RecordedConnection::isReused)
                        ? null
                        : Obstacle.OTHER_CONNECTION.sentence();
            case GET, POST, UPLOAD -> null;
        };
    }

    private static boolean isMet(Need need, ClientResult result, Evidence evidence) {
        return switch (need) {
            case TRUST -> true; // Without it the client was not asked.
            case DECODING ->
                evidence.requests().stream()
                        .map(request -> request.header("Accept-Encoding"))
                        .anyMatch(codings -> codings != null && !codings.equalsIgnoreCase("identity"));
            case DEFLATE ->
                evidence.requests().stream()
                        .map(request -> request.header("Accept-Encoding"))
                        .anyMatch(codings -> codings != null && codings.contains("deflate"));
            case RANGE -> evidence.requests().stream().anyMatch(request -> request.header("Range") != null);
            case EXPECT -> evidence.requests().stream().anyMatch(request -> request.header("Expect") != null);
            case REDIRECT ->
                !result.isSuccess()
                        || evidence.requests().size() + evidence.elsewhere().size() > 1;
        };
    }

    /** A second request shows something only if it comes after all that followed the first response. */
    private static @Nullable String unreachedBySecond(Probe probe, ClientResult result, Evidence evidence) {
        List<RecordedRequest> requests = evidence.requests();
        int attempts = Math.max(requests.size(), evidence.connections().size());
        if (attempts < 2) {
            return result.isSuccess() ? Obstacle.ONE_REQUEST.sentence() : null;
        }
        if (requests.size() < 2) {
            return null;
        }
        Instant second = requests.get(1).at();
        Instant delivered = requests.get(0).deliveredAt();
        if (probe.verdict() == VerdictClass.POOL_HYGIENE) {
            // The client may have ended it first, since the response announced the end.
            boolean isWhole = delivered != null && delivered.isBefore(second);
            boolean isEnded = evidence.connections().stream()
                    .anyMatch(connection -> connection.endedAt() != null
                            && connection.ending() != null
                            && (isWhole || connection.ending().by() == Ending.By.SERVER)
                            && connection.endedAt().isBefore(second));
            return isEnded ? null : Obstacle.BEFORE_CLOSE.sentence();
        }
        boolean isOnTheSame = requests.get(0).connection() == requests.get(1).connection();
        return isOnTheSame && (delivered == null || delivered.isAfter(second)) ? Obstacle.BEFORE_REST.sentence() : null;
    }
}
