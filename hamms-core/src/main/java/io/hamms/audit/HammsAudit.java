package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs a client against the failure modes and judges it.
 *
 * <pre>{@code
 * AuditReport report = HammsAudit.of((request, call) -> send(request)).run();
 * assertThat(report.harmful()).isEmpty();
 * }</pre>
 */
public final class HammsAudit {

    private static final int WAITING_AT_ONCE = 16;
    private static final Set<Ability> EMBEDDED =
            EnumSet.of(Ability.TLS, Ability.POST, Ability.UPLOAD, Ability.TWO_REQUESTS);

    private final AuditedClient client;
    private Duration timeout = Duration.ofSeconds(2);
    private List<FailureMode> modes = FailureModes.ALL;
    private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());
    private int repetitions = 1;
    private Consumer<AuditProgress> progress = step -> {};

    private HammsAudit(AuditedClient client) {
        this.client = client;
    }

    /** Returns an audit of a client in this JVM, which is to set itself {@link ClientCall#timeout() the timeout}. */
    public static HammsAudit of(HttpCall client) {
        return new HammsAudit(new EmbeddedClient("embedded", EMBEDDED, client));
    }

    /** Returns an audit of a client; the audit closes it. */
    public static HammsAudit of(AuditedClient client) {
        return new HammsAudit(client);
    }

    /** Sets the client's own time limit, which is passed to it, instead of two seconds. */
    public HammsAudit timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /**
     * Sets the modes to judge by, instead of all.
     *
     * @throws io.hamms.mode.catalogue.UnknownModeException if no mode has one of the names
     */
    public HammsAudit modes(String... names) {
        return modes(Arrays.stream(names).map(FailureModes::named).toList());
    }

    /** Sets the modes to judge by, instead of all. */
    public HammsAudit modes(List<FailureMode> chosen) {
        modes = List.copyOf(chosen);
        return this;
    }

    /** Sets the most calls at once that do not only wait, instead of one per processor. */
    public HammsAudit jobs(int count) {
        jobs = count;
        return this;
    }

    /** Sets how often what is not right is run again, alone, instead of once. */
    public HammsAudit repetitions(int count) {
        repetitions = count;
        return this;
    }

    /** Sets a listener for the progress; called on several threads, one at a time. */
    public HammsAudit progress(Consumer<AuditProgress> listener) {
        progress = listener;
        return this;
    }

    /**
     * Runs the audit.
     *
     * @throws CannotJudgeException if the client fails where nothing is wrong, or says the same for success and failure
     */
    public AuditReport run() throws InterruptedException {
        long start = System.nanoTime();
        Map<String, Duration> phases = new LinkedHashMap<>();
        try (client;
                ProbeServer server = new ProbeServer()) {
            Calibration calibration = new Calibrator(client, server, timeout).run();
            phases.put("calibration", since(start));
            Judge judge = new Judge(calibration, timeout);
            ProbeRunner runner = new ProbeRunner(client, server, judge, timeout);
            long asked = System.nanoTime();
            Map<Probe, List<Check>> checks = runAll(runner);
            phases.put("probes", since(asked));
            long repeated = System.nanoTime();
            // A client that a busy machine starts late may not have connected in time: once more, alone.
            repeat(runner, checks, List.of(), probes(checks, Check::isUndelivered), (first, again) -> again);
            for (int i = 0; i < repetitions; i++) {
                repeat(runner, checks);
            }
            repeat(runner, checks, List.of(), probes(checks, Check::isUnsteady), Merge::confirmed);
            phases.put("repetitions", since(repeated));
            return new AuditReport(
                    client.name(),
                    client.version(),
                    client.command(),
                    calibration,
                    timeout,
                    Merge.byMode(modes, checks),
                    server.ownRequests(),
                    since(start),
                    phases);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private List<Probe> probes() {
        List<Probe> probes = new ArrayList<>();
        for (FailureMode mode : modes) {
            for (int i = 0; i < mode.expects().size(); i++) {
                probes.add(new Probe(mode, i + 1, mode.expects().get(i)));
            }
        }
        return probes;
    }

    /** Runs the probes; those that mostly wait run side by side with the others and with each other. */
    private Map<Probe, List<Check>> runAll(ProbeRunner runner) throws InterruptedException {
        int parallel = client.parallel();
        int most = Math.max(1, Math.min(WAITING_AT_ONCE, parallel - jobs));
        try (Lane working = runner.working(Math.min(jobs, parallel), most);
                Lane waiting = runner.waiting(Math.min(jobs, most), most)) {
            List<Probe> probes = probes();
            Map<Probe, Future<List<Check>>> running = new LinkedHashMap<>();
            AuditProgress.Counter counter = new AuditProgress.Counter(probes.size(), progress);
            for (Probe probe : probes) {
                Lane lane = probe.isWaiting() ? waiting : working;
                running.put(probe, lane.submit(() -> counter.count(probe.id(), () -> runner.run(probe))));
            }
            Map<Probe, List<Check>> checks = new LinkedHashMap<>();
            for (Map.Entry<Probe, Future<List<Check>>> run : running.entrySet()) {
                checks.put(run.getKey(), get(run.getValue()));
            }
            return checks;
        }
    }

    private static List<Check> get(Future<List<Check>> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotJudgeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Runs again what is not right: what is the same twice is steady, and so is what a third run confirms. One after
     * the other; but what hung runs side by side, beside the others: a hang is only waited for, and those of some
     * clients would take minutes.
     */
    private void repeat(ProbeRunner runner, Map<Probe, List<Check>> checks) throws InterruptedException {
        List<Probe> hanging = probes(checks, check -> check.isHarmful() && check.outcome() == Outcome.HANG);
        List<Probe> others = probes(checks, Check::isHarmful).stream()
                .filter(probe -> !hanging.contains(probe))
                .toList();
        repeat(runner, checks, hanging, others, Merge::repeated);
    }

    private static List<Probe> probes(Map<Probe, List<Check>> checks, Predicate<Check> isChosen) {
        return checks.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(isChosen))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void repeat(
            ProbeRunner runner,
            Map<Probe, List<Check>> checks,
            List<Probe> sideBySide,
            List<Probe> inTurn,
            BinaryOperator<List<Check>> merge)
            throws InterruptedException {
        try (Lane many = runner.waiting(jobs, WAITING_AT_ONCE);
                Lane one = runner.working(1, client.parallel() > 1 ? WAITING_AT_ONCE : 1)) {
            Map<Probe, Future<List<Check>>> again = new LinkedHashMap<>();
            sideBySide.forEach(probe -> again.put(probe, many.submit(() -> runner.run(probe))));
            inTurn.forEach(probe -> again.put(probe, one.submit(() -> runner.run(probe))));
            for (Map.Entry<Probe, Future<List<Check>>> run : again.entrySet()) {
                List<Check> other = get(run.getValue());
                checks.computeIfPresent(run.getKey(), (probe, first) -> merge.apply(first, other));
            }
        }
    }
}
