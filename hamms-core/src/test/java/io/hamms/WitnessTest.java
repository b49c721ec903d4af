package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.control.ControlPort;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ListenerFault;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.journal.JournalLimits;
import io.hamms.journal.RecordedConnection;
import io.hamms.testing.RawClient;
import io.hamms.testing.Relay;
import io.hamms.testing.RelayedConnection;
import io.hamms.transport.Transport;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the journal, its events, the counters and the metrics of every mode with the record of a relay. */
class WitnessTest {

    private static final JournalLimits LIMITS = new JournalLimits(10_000, 64 << 20, 1024);

    /** Of six hundred connections; on NIO, which cannot query the kernel, there are a hundred. */
    private static final int MOST_CROSSED = 20;

    /** A connection of one client, as recorded by the relay. */
    private record Case(FailureMode mode, ClientBehaviour behaviour, RelayedConnection relayed) {

        @Override
        public String toString() {
            return mode + ", " + behaviour + ": " + relayed;
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void agreesWithTheRelay(Transport transport) throws Exception {
        assumeTrue(transport.isAvailable());
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .transport(transport)
                        .threads(2)
                        .journal(LIMITS)
                        .start();
                Relay relay = new Relay()) {
            server.defaults("sleep", Map.of("sleep", "0.1"));
            server.defaults("keepalive-stale-close", Map.of("idle", "50ms"));
            ConcurrentLinkedQueue<JournalEvent> events = new ConcurrentLinkedQueue<>();
            server.journal().listen(events::add);
            List<Case> cases = run(server, relay);
            for (Case each : cases) {
                assertThat(each.relayed().awaitEnd()).as("%s ends", each).isTrue();
            }
            awaitClosed(server, events);
            Comparison comparison = new Comparison(transport, server.journal().connections());
            assertThat(cases.stream()
                            .flatMap(each ->
                                    comparison.differences(each.mode(), each.behaviour(), each.relayed()).stream()))
                    .isEmpty();
            assertThat(comparison.crossed()).as("ends that crossed").isLessThanOrEqualTo(MOST_CROSSED);
            Totals totals = new Totals(server.journal());
            totals.checkEvents(events);
            totals.checkCounters(server.journal().counters());
            totals.checkMetrics(metrics(server));
        }
    }

    private static void awaitClosed(HammsNettyServer server, Collection<JournalEvent> events) {
        Awaitility.await().atMost(RawClient.PATIENCE).untilAsserted(() -> {
            List<RecordedConnection> all = server.journal().connections();
            assertThat(all)
                    .filteredOn(connection -> !connection.isClosed())
                    .extracting(connection -> connection + ", requests " + connection.requests())
                    .isEmpty();
            assertThat(events)
                    .filteredOn(event -> event.kind() == EventType.CLOSED)
                    .hasSameSizeAs(all);
        });
    }

    private static String metrics(HammsNettyServer server) throws Exception {
        try (ControlPort control = ControlPort.of(server).start()) {
            HttpRequest request =
                    HttpRequest.newBuilder(control.uri().resolve("metrics")).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        }
    }

    private static List<Case> run(HammsNettyServer server, Relay relay) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Case>> calls = new ArrayList<>();
            for (FailureMode mode : server.modes()) {
                if (mode.fault() instanceof ListenerFault) {
                    continue;
                }
                int port = relay.to(server.port(mode));
                for (ClientBehaviour behaviour : ClientBehaviour.of(mode, server.transport())) {
                    calls.add(() -> new Case(mode, behaviour, relay.of(port, behaviour.act(server, port))));
                }
            }
            List<Case> cases = new ArrayList<>();
            for (Future<Case> done : pool.invokeAll(calls)) {
                cases.add(done.get());
            }
            return cases;
        } finally {
            pool.shutdown();
        }
    }
}
