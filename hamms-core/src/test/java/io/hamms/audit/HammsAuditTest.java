package io.hamms.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.audit.MiniClient.Flaw;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small clients with one known flaw each get exactly that verdict. */
class HammsAuditTest {

    /** A busy machine takes seconds for a handshake, or for 16 MiB of a head. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** The modes that every client below handles correctly. */
    private static final List<String> ELSEWHERE =
            List.of("healthy", "tls-healthy", "status", "garbage-after-request", "chunked-no-terminator", "by-path");

    private static final Map<Flaw, Map<String, Harm>> EXPECTED = Map.of(
            Flaw.HANGS,
            Map.of("accept-silent/caller", Harm.HANG, "drip-5s/caller", Harm.HANG),
            Flaw.SWALLOWS_TRUNCATION,
            Map.of("content-length-short-close/caller", Harm.CORRUPTION, "bytes-dropped/caller", Harm.CORRUPTION),
            Flaw.RETRIES_POST,
            Map.of(
                    "close-after-request/wire",
                    Harm.DUPLICATE,
                    "drop-1-in-10/wire",
                    Harm.DUPLICATE,
                    "retries/wire",
                    Harm.DUPLICATE),
            Flaw.RETRIES_IN_A_BURST,
            Map.of("close-on-accept/wire", Harm.DUPLICATE),
            Flaw.LEAKS_CREDENTIALS,
            Map.of("redirect-cross-origin/wire", Harm.LEAK),
            Flaw.ACCEPTS_ANY_CERTIFICATE,
            Map.of(
                    "tls-expired/caller",
                    Harm.BAD_CERTIFICATE,
                    "tls-expired/wire",
                    Harm.BAD_CERTIFICATE,
                    "tls-wrong-host/caller",
                    Harm.BAD_CERTIFICATE,
                    "tls-wrong-host/wire",
                    Harm.BAD_CERTIFICATE),
            Flaw.DESYNCHRONISES,
            Map.of("extra-response/caller", Harm.DESYNC, "keepalive-stale-close/caller", Harm.OVER_STRICT),
            Flaw.BUFFERS_WITHOUT_BOUND,
            Map.of("headers-endless/wire", Harm.MEMORY),
            Flaw.WANTS_A_REASON,
            Map.of("status-no-reason/caller", Harm.OVER_STRICT));

    private static AuditReport audit(HttpCall client, List<String> modes) throws InterruptedException {
        return HammsAudit.of(client)
                .timeout(TIMEOUT)
                .modes(modes.toArray(String[]::new))
                .run();
    }

    private static Map<String, Harm> harms(AuditReport report) {
        Map<String, Harm> harms = new LinkedHashMap<>();
        report.harmful().forEach(check -> harms.put(check.id(), check.harm()));
        return harms;
    }

    private static final Map<Flaw, CompletableFuture<AuditReport>> REPORTS = new EnumMap<>(Flaw.class);
    private static CompletableFuture<AuditReport> correct = new CompletableFuture<>();
    private static CompletableFuture<AuditReport> withHead = new CompletableFuture<>();
    private static CompletableFuture<AuditReport> withoutContent = new CompletableFuture<>();

    /** An audit mostly waits, so all of them run at once. */
    @BeforeAll
    static void auditAll() {
        correct =
                start(() -> HammsAudit.of(MiniClient.correct()).timeout(TIMEOUT).run());
        EXPECTED.forEach(
                (flaw, expected) -> REPORTS.put(flaw, start(() -> audit(MiniClient.with(flaw), modes(expected)))));
        start(Flaw.DISTRUSTS_THE_TEST_CA, tls());
        start(Flaw.SENDS_WRONG_REQUESTS, List.of("healthy", "tls-healthy"));
        withHead = start(() -> audit(
                showing(content -> "HTTP/1.1 200 OK\n\n" + content),
                List.of("healthy", "extra-response", "te-and-cl")));
        withoutContent =
                start(() -> audit(showing(content -> ""), List.of("healthy", "status", "retries", "drop-random")));
    }

    private static void start(Flaw flaw, List<String> modes) {
        REPORTS.put(flaw, start(() -> audit(MiniClient.with(flaw), modes)));
    }

    private static List<String> tls() {
        return FailureModes.ALL.stream()
                .map(FailureMode::name)
                .filter(name -> name.startsWith("tls-"))
                .toList();
    }

    private static CompletableFuture<AuditReport> start(Callable<AuditReport> audit) {
        CompletableFuture<AuditReport> report = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        report.complete(audit.call());
                    } catch (Exception e) {
                        report.completeExceptionally(e);
                    }
                })
                .start();
        return report;
    }

    private static List<String> modes(Map<String, Harm> expected) {
        return Stream.concat(expected.keySet().stream().map(id -> id.substring(0, id.indexOf('/'))), ELSEWHERE.stream())
                .distinct()
                .toList();
    }

    @Test
    void findsNothingWrongWithACorrectClient() {
        AuditReport report = correct.join();

        assertThat(report.harmful()).isEmpty();
        assertThat(report.checks()).allMatch(check -> check.applies() == Applies.JUDGED);
        assertThat(report.judged()).isEqualTo(report.right()).isGreaterThan(70);
        assertThat(report.requests().findings()).isEmpty();
        assertThat(report.requests().requests()).isGreaterThan(report.judged());
        assertThat(report.requests().hellos()).isPositive();
        assertThat(report.requests().offers())
                .containsExactly(new TlsOffer(List.of("TLSv1.3", "TLSv1.2"), List.of(), null));
        assertThat(report.calibration().reusesConnections()).isTrue();
        assertThat(report.calibration().trustsCa()).isTrue();
        assertThat(report.calibration().retries()).isZero();
    }

    private static Stream<Arguments> flaws() {
        return EXPECTED.entrySet().stream().map(flaw -> Arguments.of(flaw.getKey(), flaw.getValue()));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void findsTheFlawAndNothingElse(Flaw flaw, Map<String, Harm> expected) {
        AuditReport report = requireNonNull(REPORTS.get(flaw)).join();

        assertThat(harms(report)).isEqualTo(expected);
    }

    /** What lies behind a handshake, and a certificate that is bad in another way than its CA, shows nothing. */
    @Test
    void judgesNothingThatFollowsAHandshakeByAClientThatDistrustsTheTestCa() {
        AuditReport report =
                requireNonNull(REPORTS.get(Flaw.DISTRUSTS_THE_TEST_CA)).join();

        assertThat(report.harmful()).isEmpty();
        assertThat(report.modes())
                .filteredOn(ModeVerdict::isJudged)
                .extracting(verdict -> verdict.mode().name())
                .containsExactly(
                        "tls-handshake-stall",
                        "tls-server-hello-stall",
                        "tls-self-signed",
                        "tls-untrusted-root",
                        "tls-old-only",
                        "tls-close-fin",
                        "tls-close-rst",
                        "tls-close-alert",
                        "tls-plaintext-reply",
                        "tls-alpn-wrong",
                        "tls-bytes-on-http");
        assertThat(report.checks())
                .filteredOn(check -> check.applies() != Applies.JUDGED)
                .extracting(Check::sentence)
                .containsOnly("the client does not trust the test CA");
    }

    /** Returns a correct client that shows this in place of the content. */
    private static HttpCall showing(UnaryOperator<String> change) {
        MiniClient client = MiniClient.correct();
        return (request, call) -> {
            String content = client.send(request, call).text();
            return ClientResponse.of(0, change.apply(content).getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    @Test
    void takesNoHeadForBytesThatBelongToNoResponse() {
        AuditReport report = withHead.join();

        assertThat(report.harmful()).isEmpty();
        assertThat(report.calibration().isBodyVisible()).isTrue();
        assertThat(report.checks())
                .filteredOn(check -> check.applies() == Applies.NOT_EXERCISED)
                .extracting(check -> check.id() + ": " + check.sentence())
                .containsExactly(
                        "extra-response/caller: the client does not show the content alone",
                        "te-and-cl/caller: the client does not show the content alone");
    }

    @Test
    void missesNoContentOfAClientThatShowsNone() {
        AuditReport report = withoutContent.join();

        assertThat(report.harmful()).isEmpty();
        assertThat(report.calibration().isBodyVisible()).isFalse();
        assertThat(report.judged()).isEqualTo(4);
    }

    @Test
    void refusesAClientThatReportsNoErrors() {
        assertThatThrownBy(() -> audit(MiniClient.with(Flaw.TELLS_NO_ERRORS), ELSEWHERE))
                .isInstanceOf(CannotJudgeException.class)
                .hasMessageContaining("the same for a response and for a refused connection");
    }

    @Test
    void refusesAClientThatFailsOnHealthy() {
        assertThatThrownBy(() -> audit(
                        (request, call) -> {
                            throw new IllegalStateException("no route");
                        },
                        ELSEWHERE))
                .isInstanceOf(CannotJudgeException.class)
                .hasMessageContaining("no route");
    }

    @Test
    void refusesAClientThatSendsNoRequest() {
        assertThatThrownBy(() -> audit((request, call) -> ClientResponse.of(200, new byte[0]), ELSEWHERE))
                .isInstanceOf(CannotJudgeException.class)
                .hasMessageContaining("sent no request");
    }

    @Test
    void findsWhatIsWrongWithTheRequestsOfAClientAndNothingElse() {
        AuditReport report =
                requireNonNull(REPORTS.get(Flaw.SENDS_WRONG_REQUESTS)).join();

        assertThat(harms(report)).containsExactly(Map.entry("requests/wire", Harm.VIOLATION));
        assertThat(report.requests().findings())
                .extracting(RequestFinding::kind)
                .containsExactly("expect-without-content", "missing-connection-option", "invalid-server-name");
        assertThat(report.requests().findings())
                .extracting(RequestFinding::first)
                .startsWith("GET / HTTP/1.1 to healthy", "GET / HTTP/1.1 to healthy")
                .last(InstanceOfAssertFactories.STRING)
                .isEqualTo("a ClientHello to tls-healthy, which names \"127.0.0.1\"");
        assertThat(report.byHarm()).containsExactly(Map.entry(Harm.OK, 2L));
        assertThat(report.summary()).isEqualTo("was right in 2 of the 2 modes that it reached");
        Check check = report.requests().check();
        assertThat(check.isFailure()).isTrue();
        assertThat(check.section())
                .isEqualTo("RFC 9110, section 10.1.1; RFC 9110, sections 7.6.1, 7.8 and 10.1.4; RFC 6066, section 3");
        assertThat(check.evidence().requests()).isNotEmpty();
        assertThat(report.mode(check)).isEqualTo("healthy");
    }

    @Test
    void showsTheStackOfACallThatHangs() {
        AuditReport report = requireNonNull(REPORTS.get(Flaw.HANGS)).join();

        assertThat(report.harmful())
                .filteredOn(check -> check.id().equals("accept-silent/caller"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.outcome()).isEqualTo(ClientResult.Outcome.HANG);
                    assertThat(check.evidence().detail()).contains("MiniReader.line");
                    assertThat(check.evidence().connections()).hasSize(1);
                });
    }

    @Test
    void skipsDecodingForAClientThatDoesNotSupportIt() throws Exception {
        AuditReport report = audit(
                (request, call) -> {
                    URLConnection connection = request.uri().toURL().openConnection();
                    connection.setRequestProperty("Accept-Encoding", "identity");
                    connection.setReadTimeout(Math.toIntExact(call.timeout().toMillis()));
                    try (InputStream in = connection.getInputStream()) {
                        return ClientResponse.of(200, in.readAllBytes());
                    }
                },
                List.of("gzip-truncated"));

        assertThat(report.modes().get(0).checks()).singleElement().satisfies(check -> assertThat(check.sentence())
                .isEqualTo("the client sends no Accept-Encoding that names a coding"));
    }
}
