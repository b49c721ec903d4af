package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.handler.ServerState;
import io.hamms.http.HeaderField;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries that the journal has dropped can be garbage-collected: nothing that it keeps refers to them. */
class RetainedMemoryTest {

    private static final String LAST = "GET /last HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n";
    private static final String LATE = "GET /late HTTP/1.1\r\nHost: hamms.test\r\n\r\n";
    private static final JournalLimits FEW = new JournalLimits(2, 5_000, 100);
    private static final int MANY = 100;

    private final Journal journal = Journal.within(FEW);
    private final ServerState server = new ServerState(journal.observer());
    private final List<Embedded> connections = Stream.generate(() -> Embedded.connectTo(Status.MODE, server))
            .limit(5)
            .toList();

    @AfterEach
    void close() {
        connections.forEach(Embedded::close);
    }

    @Test
    void nothingRefersToARequestThatWasDropped() throws IllegalAccessException {
        for (int i = 0; i < MANY; i++) {
            connections.get(i % 3).get("/" + i);
        }
        assertNothingElseIsKept(journal);

        String half = "x".repeat(20);
        connections.get(1).send("POST / HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 10000\r\n\r\n" + half);
        connections.get(0).get("/long".repeat(1_000));
        connections.get(1).send(half);
        assertThat(journal.requests()).isEmpty();
        assertNothingElseIsKept(journal);

        connections.get(2).get("/");
        journal.clear();
        assertNothingElseIsKept(journal);
    }

    /** The last request that the mode answered is older than all of those. */
    @Test
    void nothingRefersToALateRequestThatWasDropped() throws IOException, IllegalAccessException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .modes("status")
                        .journal(FEW)
                        .start();
                RawClient client = RawClient.connect(server.port("status"))) {
            client.send(LAST).readBody();
            client.send(LATE.repeat(MANY));
            Awaitility.await().until(() -> server.counters().get(0).requests() == MANY + 1);

            assertThat(server.journal().requests()).hasSizeLessThan(MANY).allMatch(late -> late.round() > 1);
            assertNothingElseIsKept(server.journal());
        }
    }

    @Test
    void onlyItsRequestsReferToAConnectionThatWasDropped() throws IllegalAccessException {
        connections.forEach(connection -> connection.get("/"));
        connections.forEach(Embedded::clientGoes);
        assertThat(journal.connections()).hasSize(2);
        assertThat(journal.requests()).hasSize(5);
        assertThat(reachable(journal))
                .filteredOn(ConnectionEntry.class::isInstance)
                .hasSize(5);

        Embedded.connectTo(Status.MODE, server).get("/long".repeat(1_000)).clientGoes();
        assertThat(journal.requests()).isEmpty();
        assertNothingElseIsKept(journal);
    }

    /** As strings, a field of three bytes would take more than a hundred, in every snapshot of the journal. */
    @Test
    void requestsInSnapshotsHaveTheirFieldsAsBytes() throws IllegalAccessException {
        connections.get(0).send("GET / HTTP/1.1\r\nHost: h\r\n" + "a:\r\n".repeat(500) + "\r\n");

        List<RecordedRequest> requests = journal.requests();
        assertThat(requests.get(0).headers()).hasSize(501).contains(new HeaderField("Host", "h"));
        assertThat(requests.get(0).headers("A")).hasSize(500).containsOnly("");
        assertThat(reachable(requests)).noneMatch(HeaderField.class::isInstance);
    }

    private static void assertNothingElseIsKept(Journal journal) throws IllegalAccessException {
        Set<Object> reachable = reachable(journal);
        assertThat(reachable).filteredOn(Entry.class::isInstance).hasSameSizeAs(journal.requests());
        assertThat(reachable).filteredOn(ConnectionEntry.class::isInstance).hasSameSizeAs(journal.connections());
    }

    /** Returns all objects reachable through fields of our classes, arrays and collections. */
    private static Set<Object> reachable(Object root) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            Object object = next.remove();
            if (seen.add(object)) {
                next.addAll(neighbours(object));
            }
        }
        return seen;
    }

    private static List<Object> neighbours(Object object) throws IllegalAccessException {
        Deque<Object> found = new ArrayDeque<>();
        if (object.getClass().getName().startsWith("io.hamms.")) {
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    add(found, field.get(object));
                }
            }
        } else if (object instanceof Iterable<?> all) {
            all.forEach(element -> add(found, element));
        } else if (object instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> add(found, key));
            map.values().forEach(value -> add(found, value));
        } else if (object instanceof Object[] array) {
            Stream.of(array).forEach(element -> add(found, element));
        }
        return List.copyOf(found);
    }

    private static void add(Deque<Object> found, @Nullable Object object) {
        if (object != null) {
            found.add(object);
        }
    }
}
