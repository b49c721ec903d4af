package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.FailureMode;
import io.hamms.journal.RecordedConnection;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseAfterRequest;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.semantics.Status;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures a client's behaviour without a fault. */
final class Calibrator {

    private static final int HEALTHY_RUNS = 3;
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_DEADLINE = Duration.ofSeconds(5);

    private final AuditedClient client;
    private final ProbeServer server;
    private final Duration timeout;

    Calibrator(AuditedClient client, ProbeServer server, Duration timeout) {
        this.client = client;
        this.server = server;
        this.timeout = timeout;
    }

    /**
     * Calibrates.
     *
     * @throws CannotJudgeException if the client fails where nothing is wrong, or says the same for success and failure
     */
    Calibration run() throws InterruptedException {
        Duration baseline = Duration.ofDays(1);
        long memory = 0;
        boolean isBodyVisible = true;
        boolean isBodyAlone = true;
        // The first call loads classes and files.
        run(Healthy.MODE, List.of("/"));
        for (int i = 0; i < HEALTHY_RUNS; i++) {
            Run healthy = run(Healthy.MODE, List.of("/"));
            requireSuccess(healthy);
            baseline = healthy.result.time().compareTo(baseline) < 0 ? healthy.result.time() : baseline;
            memory = Math.max(memory, healthy.result.peakMemory());
            isBodyVisible &= healthy.result.text().contains(Bodies.END.strip());
            isBodyAlone &= healthy.result.text().strip().equals(Bodies.HEALTHY.strip());
        }
        Run refused = run(ConnectionRefused.MODE, List.of("/"));
        if (refused.result.isSuccess()) {
            throw new CannotJudgeException("the client reports the same for a response and for a refused connection");
        }
        Run failed = run(Status.MODE, List.of("/?status=500"));
        Run closed = run(CloseAfterRequest.MODE, List.of("/"));
        Run silent = run(AcceptSilent.MODE, List.of("/"));
        return new Calibration(
                isBodyVisible,
                isBodyAlone,
                !failed.result.isSuccess(),
                baseline,
                closed.evidence.gaps(),
                silent.result.outcome() == Outcome.HANG
                        ? Optional.empty()
                        : Optional.of(silent.result
                                .time()
                                .dividedBy(1 + silent.evidence.gaps().size())),
                trustsCa(),
                memory,
                reusesConnections());
    }

    /** Returns whether a handshake succeeds; on a busy machine the first may take longer than the client waits. */
    private boolean trustsCa() throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (run(TlsHealthy.MODE, List.of("/")).result.isSuccess()) {
                return true;
            }
        }
        return false;
    }

    private boolean reusesConnections() throws InterruptedException {
        return client.abilities().contains(Ability.TWO_REQUESTS)
                && run(Healthy.MODE, List.of("/", "/second")).evidence.connections().stream()
                        .anyMatch(RecordedConnection::isReused);
    }

    private static void requireSuccess(Run healthy) {
        if (!healthy.result.isSuccess()) {
            String words = healthy.result.error().isEmpty() ? "" : ": " + healthy.result.error();
            throw new CannotJudgeException("the client fails where nothing is wrong ("
                    + healthy.result.outcome().token() + ")" + words);
        }
        if (healthy.evidence.requests().isEmpty()) {
            throw new CannotJudgeException(
                    "the client reports a success but sent no request to the URL that it was given");
        }
    }

    private record Run(ClientResult result, Evidence evidence) {}

    private Run run(FailureMode mode, List<String> targets) throws InterruptedException {
        Run run = ask(mode, targets);
        for (int i = 1; i < ProbeRunner.ASKED_AT_MOST && run.result.outcome() == Outcome.NOT_RUN; i++) {
            run = ask(mode, targets);
        }
        return run;
    }

    private Run ask(FailureMode mode, List<String> targets) throws InterruptedException {
        int port = server.open(mode);
        List<ClientCall.Request> requests = new ArrayList<>();
        for (String target : targets) {
            URI uri = URI.create(mode.scheme() + "://127.0.0.1:" + port + target);
            requests.add(new ClientCall.Request("GET", uri, Map.of(), 0));
        }
        ClientCall call =
                new ClientCall("calibration/" + mode.name(), requests, Duration.ZERO, timeout, server.trust());
        ClientResult result = client.call(call, FIRST_DEADLINE.plus(timeout.multipliedBy(3)));
        Evidence evidence = server.evidence(port, result, false, targets.size());
        server.close(port, evidence);
        return new Run(result, evidence);
    }
}
