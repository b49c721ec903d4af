package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.HammsAudit;
import io.hamms.audit.Harm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Audits the client of each driver in docs/drivers, in modes where all of them do the same. */
class DriversTest {

    private static final int AT_ONCE = 4;

    /** On a loaded machine the first handshake of a JVM takes seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String REDIRECT = "redirect-cross-origin";
    private static final String POST = "close-after-request";

    /** The modes that every client handles correctly. */
    private static final List<String> RIGHT = List.of("healthy", "tls-healthy", "chunked-no-terminator", "tls-expired");

    /**
     * Clients that do not go to another origin: Node's follows no redirects, Apache's none that would send credentials.
     */
    private static final List<String> STAYING = List.of("http.mjs", "ApacheHttp");

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);

    private static Map<String, Future<AuditReport>> reports = Map.of();

    @BeforeAll
    static void start(@TempDir Path compiled) throws IOException {
        Drivers.compile(compiled);
        reports = Drivers.ALL.stream()
                .filter(driver -> Drivers.missing(driver).isEmpty())
                .collect(
                        Collectors.toMap(Function.identity(), driver -> THREADS.submit(() -> audit(driver, compiled))));
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    private static AuditReport audit(String driver, Path compiled) throws InterruptedException {
        return HammsAudit.of(new DriverClient(Drivers.command(driver, compiled, Drivers.JAVA), false))
                .timeout(TIMEOUT)
                .repetitions(0)
                .modes(Stream.concat(RIGHT.stream(), Stream.of(REDIRECT, POST)).toArray(String[]::new))
                .run();
    }

    @ParameterizedTest
    @FieldSource("io.hamms.cli.audit.Drivers#ALL")
    void runsEveryCall(String driver) throws Exception {
        assumeTrue(Drivers.missing(driver).isEmpty(), Drivers.missing(driver) + " is not installed");

        AuditReport report = Objects.requireNonNull(reports.get(driver)).get();

        assertThat(report.calibration().isBodyVisible()).isTrue();
        assertThat(report.calibration().trustsCa()).isTrue();
        assertThat(report.calibration().reusesConnections()).isEqualTo(!driver.equals("urllib_driver.py"));
        assertThat(report.checks())
                .filteredOn(check -> RIGHT.contains(mode(check)))
                .allSatisfy(check -> assertThat(check.harm()).as("%s", check).isEqualTo(Harm.OK));
        assertThat(checks(report, POST))
                .allSatisfy(
                        check -> assertThat(check.evidence().requests("POST")).isPositive());
        assertThat(report.judged()).isEqualTo(RIGHT.size() + (STAYING.contains(driver) ? 1 : 2));
        ClientResponse healthy =
                checks(report, "healthy").get(0).evidence().responses().get(0);
        assertThat(healthy.status()).isEqualTo(200);
        assertThat(healthy.bytes()).isEqualTo(healthy.text().length());
        assertThat(healthy.sha256())
                .isEqualTo(ClientResponse.sha256(healthy.text().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<Check> checks(AuditReport report, String mode) {
        return report.checks().stream()
                .filter(check -> mode(check).equals(mode))
                .toList();
    }

    private static String mode(Check check) {
        return check.id().substring(0, check.id().indexOf('/'));
    }

    @Test
    void areShort() throws IOException {
        try (Stream<Path> files = Files.list(Drivers.FOLDER)) {
            assertThat(files.filter(file -> !file.toString().endsWith(".md")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(60));
        }
    }
}
