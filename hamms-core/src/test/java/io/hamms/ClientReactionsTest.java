package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.connect.ResetOnAccept;
import io.hamms.testing.Golden;
import io.hamms.testing.RealClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the common JVM clients against every mode and compares the results with those recorded. docs/clients.md has
 * verdicts on clients; this test guards the modes.
 */
class ClientReactionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final String DOCUMENT = "hamms-core/src/test/resources/reactions.md";

    /** The number of attempts for a line: on a loaded machine even a client that receives an answer may time out. */
    private static final int TRIES_ALONE = 3;

    /** The time limit for a client that receives no answer, or too many; it runs beside dozens of others. */
    private static final Duration PATIENCE = TIMEOUT.multipliedBy(5);

    @Test
    void reactAsDocumented() throws Exception {
        Map<FailureMode, List<Future<String>>> running = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (HammsNettyServer server = HammsNettyServer.builder().basePort(0).start()) {
            warmUp(server);
            for (FailureMode mode : FailureModes.ALL) {
                List<Future<String>> outcomes = new ArrayList<>();
                for (RealClient client : RealClient.values()) {
                    outcomes.add(threads.submit(() -> reaction(server, mode, client)));
                }
                running.put(mode, outcomes);
            }
            Golden.check(DOCUMENT, document(rows(server, running)));
        } finally {
            threads.shutdown();
        }
    }

    /** Loads the clients' classes, so that class loading does not count towards the time limits. */
    private static void warmUp(HammsNettyServer server) {
        for (RealClient client : RealClient.values()) {
            client.reactionTo(server.uri("healthy"), Duration.ofMinutes(1));
            client.reactionTo(server.uri("tls-healthy"), Duration.ofMinutes(1));
        }
    }

    private static String reaction(HammsNettyServer server, FailureMode mode, RealClient client) {
        return client.reactionTo(server.uri(mode).resolve(mode.probe()), TIMEOUT, PATIENCE);
    }

    /** Returns a line for each mode. One that differs from the document is run again, with nothing beside it. */
    private static List<String> rows(HammsNettyServer server, Map<FailureMode, List<Future<String>>> running)
            throws Exception {
        Map<FailureMode, List<String>> seen = new LinkedHashMap<>();
        for (Map.Entry<FailureMode, List<Future<String>>> mode : running.entrySet()) {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : mode.getValue()) {
                outcomes.add(outcome.get());
            }
            seen.put(mode.getKey(), outcomes);
        }
        List<String> documented = Golden.read(DOCUMENT).lines().toList();
        List<String> rows = new ArrayList<>();
        seen.forEach((mode, outcomes) -> {
            String row = row(mode, outcomes);
            for (int i = 0; i < TRIES_ALONE && !documented.contains(row); i++) {
                row = row(
                        mode,
                        Stream.of(RealClient.values())
                                .map(client -> reaction(server, mode, client))
                                .toList());
            }
            rows.add(row);
        });
        return rows;
    }

    private static String row(FailureMode mode, List<String> reactions) {
        List<String> outcomes = mode.equals(ResetOnAccept.MODE)
                ? reactions.stream().map(ClientReactionsTest::anyException).toList()
                : reactions;
        return "| `" + mode.name() + "` | `" + mode.probe() + "` | " + String.join(" | ", outcomes) + " |";
    }

    /** Which exception it is depends on whether the reset arrives before, in or after the request. */
    private static String anyException(String reaction) {
        return reaction.contains("Exception: ") ? "an IOException" : reaction;
    }

    private static String document(List<String> rows) {
        StringBuilder text = new StringBuilder();
        text.append("# What the JVM's clients make of it\n\n")
                .append("What a plain GET comes to, for each mode and client: the status and the length of the body,\n")
                .append("or the exception. Each client is as it comes, but for its trust in the test CA and its time\n")
                .append("limits for connecting and reading, all ")
                .append(TIMEOUT.toSeconds())
                .append(" s. A test runs every line of this table and writes it.\n\n")
                .append("| mode | request |");
        for (RealClient client : RealClient.values()) {
            text.append(' ').append(client.label()).append(" |");
        }
        text.append("\n| --- | --- | --- | --- | --- |\n");
        rows.forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
