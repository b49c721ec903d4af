package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.hamms.HammsNettyServer;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Request;
import io.hamms.http.HeaderField;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalLimits;
import io.hamms.journal.NotSeenException;
import io.hamms.journal.PortCounters;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.junit.WithHamms;
import io.hamms.mode.catalogue.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The examples in docs/journal.md. */
@WithHamms
class JournalGuideTest {

    private final HttpClient client = HttpClient.newHttpClient();

    private int get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void recordsARequest(HammsNettyServer hamms) throws Exception {
        // request: from here
        HttpRequest order = HttpRequest.newBuilder(hamms.uri("healthy").resolve("/orders?express"))
                .header("Cookie", "session=1")
                .POST(BodyPublishers.ofString("{\"apples\":3}"))
                .build();
        client.send(order, BodyHandlers.discarding());

        RecordedRequest request = hamms.journal("healthy").awaitRequest(Duration.ofSeconds(20));
        assertThat(request).hasToString("POST /orders?express");
        assertThat(request.path()).isEqualTo("/orders");
        assertThat(request.header("cookie")).isEqualTo("session=1");
        assertThat(request.headers()).contains(new HeaderField("Cookie", "session=1"));
        assertThat(request.carriesCredentials()).isTrue();
        assertThat(request.body().text()).isEqualTo("{\"apples\":3}");
        assertThat(request.body().size()).isEqualTo(12);
        // request: to here

        // violations: from here
        assertThat(hamms.journal().requests())
                .allSatisfy(sent -> assertThat(sent.violations()).as("%s", sent).isEmpty());
        // violations: to here
    }

    @Test
    void recordsAConnection(HammsNettyServer hamms) {
        // connection: from here
        HttpRequest impatient = HttpRequest.newBuilder(hamms.uri("accept-silent"))
                .timeout(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> client.send(impatient, BodyHandlers.discarding()))
                .isInstanceOf(HttpTimeoutException.class);

        RecordedConnection connection = hamms.journal("accept-silent").awaitEnd(Duration.ofSeconds(20));
        assertThat(connection.isEndedByClient()).isTrue();
        assertThat(connection.ending().label()).isEqualTo("client FIN");
        assertThat(connection.gaveUpAfter()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
        assertThat(connection.bytesReceived()).isPositive();
        assertThat(connection.bytesSent()).isZero();
        // connection: to here
    }

    @Test
    void reportsWhatItSawWhenAWaitTimesOut(HammsNettyServer hamms) {
        HttpRequest impatient = HttpRequest.newBuilder(hamms.uri("sleep"))
                .timeout(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> client.send(impatient, BodyHandlers.discarding()))
                .isInstanceOf(HttpTimeoutException.class);
        hamms.journal("sleep").awaitAllClosed(Duration.ofSeconds(20));
        // vain: from here
        assertThatThrownBy(() -> hamms.journal("sleep").awaitRequests(2, Duration.ofMillis(100)))
                .isInstanceOf(NotSeenException.class)
                .hasMessageContaining("expected: 2 requests on sleep within 100 ms; seen:");
        // vain: to here
    }

    @Test
    void followsAScript(HammsNettyServer hamms) throws Exception {
        // script: from here
        hamms.script(
                "healthy",
                Scenario.always("healthy")
                        .but(2, "status?status=503")
                        .at("/login", Scenario.inTurn("status?status=401", "healthy")));

        URI uri = hamms.uri("healthy");
        assertThat(get(uri)).isEqualTo(200);
        assertThat(get(uri)).isEqualTo(503);
        assertThat(get(uri.resolve("/login"))).isEqualTo(401);
        assertThat(get(uri)).isEqualTo(200);
        assertThat(hamms.journal("healthy").requests())
                .extracting(RecordedRequest::mode)
                .containsExactly("healthy", "status", "status", "healthy");
        // script: to here
    }

    @Test
    void hasDefaultsAndModesByPath(HammsNettyServer hamms) throws Exception {
        // path: from here
        hamms.defaults("status", Map.of("status", "418"));

        assertThat(get(hamms.uri("status"))).isEqualTo(418);
        assertThat(get(hamms.uri("by-path").resolve("/mode/status"))).isEqualTo(418);
        assertThat(get(hamms.uri("by-path").resolve("/mode/status?status=503"))).isEqualTo(503);
        // path: to here
    }

    @Test
    void passesEachEventOnToAnObserver() {
        // observer: from here
        List<String> seen = new CopyOnWriteArrayList<>();
        Observer observer = (mode, connection) -> new ConnectionListener() {
            @Override
            public void requestReceived(FailureMode answering, Request request) {
                seen.add(mode.name() + " #" + connection.id() + " " + request.method() + " " + request.target());
                connection.close();
            }
        };
        try (HammsNettyServer hamms =
                HammsNettyServer.builder().basePort(0).observer(observer).start()) {
            assertThatThrownBy(() -> get(hamms.uri("sleep"))).isInstanceOf(IOException.class);

            RecordedConnection closed = hamms.journal().awaitEnd(Duration.ofSeconds(20));
            assertThat(closed.ending()).isEqualTo(Ending.SERVER_FIN);
            assertThat(seen).contains("sleep #" + closed.number() + " GET /");
        }
        // observer: to here
    }

    @Test
    void keepsNoMoreThanItsLimits() throws Exception {
        // limits: from here
        JournalLimits limits = new JournalLimits(1_000, 1 << 20, 0);
        try (HammsNettyServer hamms =
                HammsNettyServer.builder().basePort(0).journal(limits).start()) {
            get(hamms.uri("healthy"));

            assertThat(hamms.journal().connectionsDropped()).isZero();
            assertThat(hamms.journal().requestsDropped()).isZero();
            assertThat(hamms.journal().counters())
                    .extracting(PortCounters::mode, PortCounters::requests)
                    .containsExactly(tuple("healthy", 1L));
        }
        // limits: to here
    }

    @Test
    void clears(HammsNettyServer hamms) throws Exception {
        // clear: from here
        get(hamms.uri("healthy"));
        hamms.journal().clear();

        Journal journal = hamms.journal("healthy");
        assertThat(journal.requests()).isEmpty();
        assertThat(journal.connections()).hasSize(1);
        // clear: to here
    }
}
