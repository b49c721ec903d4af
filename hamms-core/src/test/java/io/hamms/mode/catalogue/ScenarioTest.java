package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.BadParameterException;
import io.hamms.journal.Journal;
import io.hamms.journal.RecordedRequest;
import io.hamms.testing.Connections;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private final HammsNettyServer server = HammsNettyServer.builder()
            .basePort(0)
            .observer(Connections.SEEN)
            .modes("healthy", "tls-healthy", "sleep", "accept-silent", "retries", "status", "keepalive-stale-close")
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void usesItsStepsInTurnAndRepeatsTheLast() throws IOException {
        server.script(
                "healthy",
                Scenario.inTurn(
                        "status?status=503", "close-after-request?drain=false", "garbage-on-accept", "healthy"));

        assertThat(Stream.of(1, 2, 3, 4, 5).map(i -> ask("healthy", "/")))
                .containsExactly("503", "RST", "foo bar", "200", "200");
        assertThat(server.journal("healthy").awaitRequests(5, Duration.ofSeconds(10)))
                .extracting(RecordedRequest::mode)
                .containsExactly("status", "close-after-request", "garbage-on-accept", "healthy", "healthy");
    }

    @Test
    void failsOneRequestOnly() {
        server.script("healthy", Scenario.always("healthy").but(2, "status?status=418"));

        assertThat(Stream.of(1, 2, 3).map(i -> ask("healthy", "/"))).containsExactly("200", "418", "200");
    }

    @Test
    void drawsTheSameAtAPathFromItsStart() {
        Scenario atAPath = Scenario.always("healthy").at("/x", Scenario.inTurn("50%*status?status=503", "healthy"));
        server.script("healthy", atAPath);
        List<String> drawn =
                Stream.generate(() -> ask("healthy", "/x")).limit(20).toList();
        assertThat(drawn).contains("200", "503");

        server.script("healthy", atAPath.anew());
        assertThat(Stream.generate(() -> ask("healthy", "/x")).limit(20)).isEqualTo(drawn);
    }

    @Test
    void countsTogetherOrByPathOrByKey() {
        Scenario onceBad = Scenario.inTurn("status?status=503", "healthy");
        List<String> targets = List.of("/a", "/a?key=1", "/b?key=1", "/b?key=2", "/b");

        server.script("healthy", onceBad);
        assertThat(targets.stream().map(target -> ask("healthy", target)))
                .containsExactly("503", "200", "200", "200", "200");
        server.script("healthy", onceBad.perPath());
        assertThat(targets.stream().map(target -> ask("healthy", target)))
                .containsExactly("503", "200", "503", "200", "200");
        server.script("healthy", onceBad.perKey());
        assertThat(targets.stream().map(target -> ask("healthy", target)))
                .containsExactly("503", "503", "200", "503", "200");
        assertThat(ask("healthy", "/?key=%zz")).isEqualTo("400");
    }

    @Test
    void hasAnotherScenarioForAPath() {
        server.script(
                "healthy",
                Scenario.inTurn("status?status=500", "healthy")
                        .at("/login", Scenario.inTurn("status?status=401", "status?status=204")));

        assertThat(Stream.of("/login?x", "/", "/login", "/login", "/").map(target -> ask("healthy", target)))
                .containsExactly("401", "500", "204", "204", "200");
    }

    @Test
    void appliesBehindTlsAndInPlaceOfAMode() throws IOException {
        server.script("tls-healthy", Scenario.always("status?status=500"));
        server.script("sleep", Scenario.always("status?status=202"));

        assertThat(ask("sleep", "/?sleep=60")).isEqualTo("202");
        try (TlsClient client = TlsClient.connect(server.port("tls-healthy"))) {
            assertThat(client.get("/").readToEnd()).startsWith("HTTP/1.1 500 ");
        }
        server.script("sleep", null);
        assertThat(ask("sleep", "/?sleep=0")).isEqualTo("200");
    }

    @Test
    void endsWithAResetOfTheServerAsDefaultsAndCountersDo() {
        server.script("healthy", Scenario.always("status?status=500"));
        server.defaults("sleep", Map.of("sleep", "0"));
        ask("retries", "/");
        ask("retries", "/");
        assertThat(ask("sleep", "/")).as("another default").isEqualTo("200");
        assertThat(ask("sleep", "/?sleep=0.01"))
                .as("the request's own parameter")
                .isEqualTo("200");

        server.reset();

        assertThat(ask("healthy", "/")).isEqualTo("200");
        assertThat(ask("retries", "/")).as("the first request to a new counter").isEqualTo("500");
        server.defaults("sleep", Map.of("sleep", "60"));
        server.defaults("sleep", Map.of());
        assertThat(ask("sleep", "/?sleep=0")).isEqualTo("200");
    }

    @Test
    void clearsCountersAndDefaultsOnReset() throws IOException {
        Scenario retries = Scenario.always("retries?tries=2");
        server.script("healthy", retries);
        server.defaults("status", Map.of("status", "418"));
        assertThat(ask("healthy", "/")).isEqualTo("500");
        assertThat(ask("status", "/")).isEqualTo("418");
        assertThat(sequence()).isEqualTo("1");

        server.reset();
        server.script("healthy", retries);

        assertThat(ask("healthy", "/")).as("the first to a new counter").isEqualTo("500");
        assertThat(ask("status", "/")).isEqualTo("200");
        assertThat(sequence()).isEqualTo("1");
    }

    /** Calls a mode whose response contains the number of the request. */
    private String sequence() throws IOException {
        try (RawClient client = RawClient.connect(server.port("keepalive-stale-close"))) {
            String answer = client.get("/").readHead();
            return answer.replaceAll("(?s).*X-Hamms-Seq: (\\d+)\r\n.*", "$1");
        }
    }

    @Test
    void appliesDefaultsAfterQueryAndForm() throws IOException {
        server.defaults("retries", Map.of("tries", "9", "key", "k"));
        try (RawClient client = RawClient.connect(server.port("retries"))) {
            client.send("POST /counters HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 7\r\n\r\ntries=4");
            assertThat(client.readBody()).contains("\"key\":\"k\"").contains("\"tries_remaining\":4");
            assertThat(client.get("/?key=other").readBody()).contains("\"tries_remaining\":8");
        }
    }

    @Test
    void countsAModeInAScriptApartFromItsOwnPort() {
        server.script("healthy", Scenario.always("retries?tries=2"));

        assertThat(Stream.of("retries", "healthy", "healthy", "retries").map(mode -> ask(mode, "/?tries=2")))
                .containsExactly("500", "500", "200", "200");
    }

    @Test
    void holdsSilentModesSilent() throws IOException {
        server.script("healthy", Scenario.always("accept-silent"));

        try (RawClient client = RawClient.connect(server.port("healthy"))) {
            assertThat(client.get("/").readSoFar().end()).isEqualTo(RawClient.End.OPEN);
        }
    }

    @Test
    void refusesInvalidSteps() {
        assertThatThrownBy(() -> Scenario.inTurn("slep"))
                .isInstanceOf(UnknownModeException.class)
                .hasMessageContaining("sleep");
        assertThatThrownBy(() -> Scenario.inTurn("connection-refused"))
                .hasMessage("step: connection-refused (expected: a mode that answers requests; this one needs a port of"
                        + " its own)");
        assertThatThrownBy(() -> Scenario.inTurn("tls-close-rst")).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> Scenario.inTurn("status?status=99"))
                .hasMessage("status: 99 (expected: an integer from 100 to 999)");
        assertThatThrownBy(() -> Scenario.inTurn("status?sttus=500"))
                .hasMessage("parameter: sttus (expected: status, delay, cut, then, split, gap, rate, read-rate, chance,"
                        + " first, every, for, key, seed)");
        assertThatThrownBy(() -> Scenario.inTurn("close-on-accept?x=1"))
                .hasMessage("parameter: x (expected: none; this mode has no parameters)");
        assertThatThrownBy(Scenario::inTurn).hasMessageStartingWith("steps: none (expected: at least one");
        assertThatThrownBy(() -> Scenario.always("healthy").but(0, "status"))
                .hasMessage("number: 0 (expected: 1 or more)");
        assertThatThrownBy(() -> Scenario.always("healthy").at("login", Scenario.always("status")))
                .hasMessage("path: login (expected: a path, which begins with /)");
    }

    @Test
    void isForPortsThatWaitForRequests() {
        assertThatThrownBy(() -> server.script("accept-silent", Scenario.always("healthy")))
                .hasMessage("mode: accept-silent (expected: one that waits for requests)");
        assertThatThrownBy(() -> server.script("drop-random", Scenario.always("healthy")))
                .hasMessageContaining("expected: one of those served");
        assertThatThrownBy(() -> server.defaults("sleep", Map.of("slep", "1")))
                .hasMessage("parameter: slep (expected: sleep, delay, cut, then, split, gap, rate, read-rate, chance,"
                        + " first, every, for, key, seed)");
    }

    @EachTransport
    void keepsOneConnectionAsLongAsItsStepsDo(HammsNettyServer any) throws IOException {
        Journal journal = any.journal().of("healthy");
        any.script("healthy", Scenario.inTurn("status?status=503", "sleep?sleep=0", "healthy"));
        try (RawClient client = RawClient.connect(any.port("healthy"))) {
            assertThat(client.get("/").readHead()).startsWith("HTTP/1.1 503 ");
            assertThat(client.get("/").readBody()).isEqualTo("{\"Host\":\"hamms.test\"}");
            assertThat(client.get("/").readBody()).startsWith("Hamms is well.");
        } finally {
            any.script("healthy", null);
        }
        assertThat(journal.requests()).extracting(RecordedRequest::mode).endsWith("status", "sleep", "healthy");
    }

    private String ask(String mode, String target) {
        try (RawClient client = RawClient.connect(server.port(mode))) {
            RawClient.Received received = client.send(
                            "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            String text = received.text();
            return text.startsWith("HTTP/1.1 ") ? text.substring(9, 12) : text.isEmpty() ? received.end() + "" : text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
