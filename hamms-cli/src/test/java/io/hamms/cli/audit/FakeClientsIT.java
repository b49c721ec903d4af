package io.hamms.cli.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.AuditedClient;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.Check;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.HammsAudit;
import io.hamms.audit.Harm;
import io.hamms.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are wrong in one known way each get exactly that verdict. */
class FakeClientsIT {

    private static final int SIDE_BY_SIDE = 3;
    private static final long GIB = 1L << 30;
    private static final String CUT = "content-length-short-close";
    private static final String GARBAGE = "garbage-after-request";
    private static final String SILENT = "accept-silent";
    private static final List<String> MODES = List.of("healthy", "status", CUT, GARBAGE, SILENT);
    private static final List<String> FEW = List.of("healthy", CUT);
    private static final List<String> ENDLESS = List.of("healthy", "gzip-bomb");

    /** What a client gets that swallows a truncation. */
    private static final Map<String, Harm> SWALLOWED = Map.of(CUT + "/caller", Harm.CORRUPTION);

    /** Those that take longest come first. */
    private static final List<Case> CASES = List.of(
            new Case("hoarding,stuck", ENDLESS, Map.of("gzip-bomb/caller", Harm.HANG, "gzip-bomb/wire", Harm.MEMORY)),
            new Case("driver wordless", FEW, Map.of()),
            new Case("hoarding", ENDLESS, Map.of("gzip-bomb/wire", Harm.MEMORY)),
            new Case("late,truncating", FEW, SWALLOWED),
            new Case(
                    "right",
                    Stream.concat(MODES.stream(), Stream.of("gzip-bomb")).toList(),
                    Map.of()),
            new Case("quiet", FEW, Map.of()),
            new Case("truncating", MODES, SWALLOWED),
            new Case("flooding", FEW, Map.of()),
            new Case("forking", FEW, Map.of()),
            new Case(
                    "crashing",
                    List.of("healthy", CUT, GARBAGE, SILENT),
                    Map.of(
                            CUT + "/caller",
                            Harm.CRASH,
                            GARBAGE + "/caller",
                            Harm.CRASH,
                            SILENT + "/caller",
                            Harm.CRASH)),
            new Case("driver right", MODES, Map.of()),
            new Case("driver truncating", MODES, SWALLOWED),
            new Case("driver truncating,dying", MODES, SWALLOWED),
            new Case("driver truncating,shuffling", MODES, SWALLOWED),
            new Case("driver truncating,repeating", MODES, SWALLOWED),
            new Case("mute", FEW, Map.of()),
            new Case("driver babbling", MODES, Map.of()));

    private static final Map<Case, CompletableFuture<AuditReport>> REPORTS = new ConcurrentHashMap<>();
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(SIDE_BY_SIDE);

    @TempDir
    private static Path children = Path.of("");

    /**
     * A client and what it gets.
     *
     * @param behaviour that of {@link FakeClient}, or, after a word, of {@link FakeDriver}
     */
    private record Case(String behaviour, List<String> modes, Map<String, Harm> harms) {

        AuditReport run() throws InterruptedException {
            List<String> command = new ArrayList<>();
            if (behaviour.startsWith("driver ")) {
                command.addAll(FakeDriver.command(behaviour.substring("driver ".length())));
                return audit(new DriverClient(command, false));
            }
            if (behaviour.contains("hoarding")) {
                // What counts is the memory of all processes, not only of the one that was started.
                command.addAll(List.of("sh", "-c", "\"$0\" \"$@\"; exit $?"));
            }
            command.addAll(FakeClient.command(behaviour, children.toString()));
            return audit(new CommandClient(new CommandTemplate(command), List.of()));
        }

        private AuditReport audit(AuditedClient client) throws InterruptedException {
            return HammsAudit.of(client)
                    .timeout(Duration.ofSeconds(2))
                    .modes(modes.toArray(String[]::new))
                    .run();
        }
    }

    @BeforeAll
    static void auditAll() {
        CASES.forEach(each -> REPORTS.put(
                each,
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return each.run();
                            } catch (InterruptedException e) {
                                throw new CompletionException(e);
                            }
                        },
                        EXECUTOR)));
    }

    @AfterAll
    static void end() {
        EXECUTOR.shutdownNow();
    }

    private static Case named(String behaviour) {
        return CASES.stream()
                .filter(each -> each.behaviour.equals(behaviour))
                .findFirst()
                .orElseThrow();
    }

    private static AuditReport report(Case each) {
        return requireNonNull(REPORTS.get(each)).join();
    }

    private static Stream<Case> judged() {
        return CASES.stream().filter(each -> !List.of("mute", "driver babbling", "driver wordless")
                .contains(each.behaviour));
    }

    @ParameterizedTest
    @MethodSource("judged")
    void getsItsVerdictAndNoOther(Case each) {
        AuditReport report = report(each);

        assertThat(report.checks()).isNotEmpty().allMatch(check -> check.applies() == Applies.JUDGED);
        Map<String, Harm> harms = new LinkedHashMap<>();
        report.harmful().forEach(check -> harms.put(check.id(), check.harm()));
        assertThat(harms).isEqualTo(each.harms);
    }

    @Test
    void seesNoContentWhereNothingIsPrinted() {
        assertThat(report(named("quiet")).calibration().isBodyVisible()).isFalse();
        assertThat(report(named("right")).calibration().isBodyVisible()).isTrue();
    }

    @Test
    void countsAFloodAndKeepsItsBeginning() {
        assertThat(response(named("flooding")))
                .satisfies(response -> assertThat(response.bytes()).isGreaterThan(GIB))
                .satisfies(response -> assertThat(response.text()).hasSize(ClientResponse.KEPT_BYTES));
    }

    private static ClientResponse response(Case each) {
        Check healthy = report(each).checks().get(0);
        assertThat(healthy.id()).isEqualTo("healthy/caller");
        return healthy.evidence().responses().get(0);
    }

    @Test
    void endsTheChildrenOfAClientThatHasEnded() throws IOException {
        assertThat(report(named("forking")).judged()).isEqualTo(FEW.size());

        try (Stream<Path> files = Files.list(children)) {
            List<Path> pids = files.toList();
            assertThat(pids).hasSizeGreaterThan(FEW.size());
            for (Path pid : pids) {
                await().until(() -> ProcessHandle.of(
                                Numbers.whole(pid.getFileName().toString()))
                        .isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mute|the client reports the same for a response and for a refused connection",
                "driver babbling|the driver printed a line that is no JSON object: DEBUG a log",
                "driver wordless|the driver did not say hello within 20000 ms",
            })
    void cannotJudgeAndSaysWhyInOneSentence(String line) {
        String behaviour = line.substring(0, line.indexOf('|'));
        CompletableFuture<AuditReport> report = requireNonNull(REPORTS.get(named(behaviour)));

        assertThatThrownBy(report::join)
                .hasCauseInstanceOf(CannotJudgeException.class)
                .cause()
                .hasMessage(line.substring(behaviour.length() + 1));
    }
}
