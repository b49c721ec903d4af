package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.mode.FailureModes;
import io.hamms.testing.Golden;
import io.hamms.testing.RealClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Runs the clients that JVM programs use against every mode, and keeps docs/clients.md true. */
class ClientReactionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** How long a client that is given no answer, or too many, is waited for; beside dozens of others it needs its time. */
    private static final Duration PATIENCE = TIMEOUT.multipliedBy(5);

    /** Requests that show a mode in less time than its defaults take, and each time in the same way. */
    private static final Map<String, String> TARGETS = Map.of(
            "drip-5s", "/?interval=60",
            "drip-30s", "/?interval=60",
            "sleep", "/?sleep=60",
            "retries", "/?tries=900",
            "drop-random", "/?failrate=1",
            "retry-after", "/?times=1000000",
            "headers-endless", "/?rate=1000000",
            "body-infinite", "/?rate=100000",
            "gzip-bomb", "/?inflated=10000000");

    @Test
    void reactAsDocumented() throws Exception {
        Map<FailureMode, List<Future<String>>> running = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (HammsNettyServer server = HammsNettyServer.builder().basePort(0).start()) {
            warmUp(server);
            for (FailureMode mode : FailureModes.ALL) {
                URI uri = server.uri(mode).resolve(TARGETS.getOrDefault(mode.name(), "/"));
                List<Future<String>> outcomes = new ArrayList<>();
                for (RealClient client : RealClient.values()) {
                    outcomes.add(threads.submit(() -> client.reactionTo(uri, TIMEOUT, PATIENCE)));
                }
                running.put(mode, outcomes);
            }
            Golden.check("docs/clients.md", document(running));
        } finally {
            threads.shutdown();
        }
    }

    /** Loads the clients' classes, so that the time limits are not for the class loader. */
    private static void warmUp(HammsNettyServer server) {
        for (RealClient client : RealClient.values()) {
            client.reactionTo(server.uri("healthy"), Duration.ofSeconds(20));
            client.reactionTo(server.uri("tls-healthy"), Duration.ofSeconds(20));
        }
    }

    private static String document(Map<FailureMode, List<Future<String>>> reactions) throws Exception {
        StringBuilder text = new StringBuilder();
        text.append("# What the JVM's clients make of it\n\n")
                .append("What a plain GET comes to, for each mode and client: the status and the length of the body,\n")
                .append(
                        "or the exception. Each client is as it comes, but for its trust in the test CA and its time limits for connecting and\n")
                .append("reading, all ")
                .append(TIMEOUT.toSeconds())
                .append(" s. A test runs every line of this table and writes it.\n\n")
                .append("| mode | request |");
        for (RealClient client : RealClient.values()) {
            text.append(' ').append(client.label()).append(" |");
        }
        text.append("\n| --- | --- | --- | --- | --- |\n");
        for (Map.Entry<FailureMode, List<Future<String>>> row : reactions.entrySet()) {
            String name = row.getKey().name();
            text.append("| `")
                    .append(name)
                    .append("` | `")
                    .append(TARGETS.getOrDefault(name, "/"))
                    .append("` |");
            for (Future<String> outcome : row.getValue()) {
                text.append(' ').append(outcome.get()).append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
