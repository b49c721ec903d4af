package io.hamms.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlPort;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ListenerFault;
import io.hamms.journal.PortCounters;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Loopback;
import io.hamms.testing.StandardError;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * Sends invalid input to every port, then checks that each port answers as before, nothing was logged and no connection
 * is open. {@code -Dhamms.fuzz.inputs} is the number of inputs for each transport, {@code -Dhamms.fuzz.seed} the first
 * seed; an input depends only on its seed.
 */
class FuzzTest {

    private static final int INPUTS = Integer.getInteger("hamms.fuzz.inputs", 1_000);
    private static final long SEED = Long.getLong("hamms.fuzz.seed", 1);

    /**
     * The inputs from one address; the next ones come from another: each address has some 28,000 ports for connections.
     */
    private static final int INPUTS_A_SOURCE = 10_000;

    /**
     * Both ends of a connection have a descriptor in this process, and a client disconnects faster than the server
     * notices.
     */
    private static final int MAX_OPEN = 3_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BYTES_COMPARED = 12;

    /** Modes that drop some connections at random or by their number. */
    private static final Set<String> BY_CHANCE = Set.of("drop-random", "drop-every");

    /** Modes that stop reading, so that they notice a client's end late, as documented. */
    private static final Set<String> STOP_READING = Set.of("no-read", "early-response");

    @EachTransport
    void leavesEveryPortAsItWas(HammsNettyServer shared) throws IOException {
        try (StandardError log = StandardError.capture()) {
            try (HammsNettyServer server = quick(shared.transport());
                    ControlPort control = ControlPort.of(server).start()) {
                Map<String, Integer> ports = ports(server);
                ports.put("control", control.port());
                Map<String, String> before = settledAnswers(server, ports);
                send(server, List.copyOf(ports.values()));

                Awaitility.await("all answer as before")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(answers(server, ports)).isEqualTo(before));
                Awaitility.await("no connection is left").atMost(PATIENCE).untilAsserted(() -> assertThat(open(server))
                        .isEmpty());
            }
            assertThat(log.text().lines().filter(line -> line.contains("WARN") || line.contains("Exception")))
                    .isEmpty();
        }
    }

    /** Returns a server with all modes and short waits, since only writing an answer shows that a client has left. */
    private static HammsNettyServer quick(Transport transport) {
        return HammsNettyServer.builder()
                .basePort(0)
                .transport(transport)
                .defaults("sleep", Map.of("sleep", "0.1"))
                .defaults("drip-5s", Map.of("interval", "20ms"))
                .defaults("drip-30s", Map.of("interval", "20ms"))
                .start();
    }

    private static Map<String, Integer> ports(HammsNettyServer server) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (FailureMode mode : FailureModes.ALL) {
            if (!(mode.fault() instanceof ListenerFault)) {
                ports.put(mode.name(), server.port(mode));
            }
        }
        return ports;
    }

    private static long openCount(HammsNettyServer server) {
        return server.journal().counters().stream()
                .mapToLong(PortCounters::open)
                .sum();
    }

    private static List<String> open(HammsNettyServer server) {
        return server.journal().counters().stream()
                .filter(port -> port.open() > 0 && !STOP_READING.contains(port.mode()))
                .map(PortCounters::mode)
                .toList();
    }

    private static void send(HammsNettyServer server, List<Integer> ports) throws IOException {
        for (int i = 0; i < INPUTS; i++) {
            if (i % MAX_OPEN == 0) {
                Awaitility.await("the server catches up").atMost(PATIENCE).until(() -> openCount(server) < MAX_OPEN);
            }
            FuzzInput input = FuzzInput.of(SEED + i);
            String source = "127.0.1." + (1 + i / INPUTS_A_SOURCE);
            try (Socket client = Loopback.connect(source, ports.get(i % ports.size()))) {
                client.setTcpNoDelay(true);
                send(client, input);
            }
        }
    }

    private static void send(Socket client, FuzzInput input) throws IOException {
        try {
            for (byte[] segment : input.segments()) {
                client.getOutputStream().write(segment);
            }
            if (input.leaving() == FuzzInput.Leaving.FIN_OF_ONE_SIDE) {
                client.shutdownOutput();
                client.getInputStream()
                        .skipNBytes(Math.min(64, client.getInputStream().available()));
            }
        } catch (IOException e) {
            // The server has ended the connection, which is allowed.
        }
        if (input.leaving() == FuzzInput.Leaving.RST) {
            client.setSoLinger(true, 0);
        }
    }

    /** Returns the answers once they are the same twice: a JVM that has just started is slow. */
    private static Map<String, String> settledAnswers(HammsNettyServer server, Map<String, Integer> ports)
            throws IOException {
        Map<String, String> before;
        Map<String, String> now = answers(server, ports);
        do {
            before = now;
            now = answers(server, ports);
        } while (!now.equals(before) || !"HTTP/1.1 200".equals(now.get("healthy")));
        return now;
    }

    /** Returns the beginning of each port's answer, and whether it ended there; silence is an answer, too. */
    private static Map<String, String> answers(HammsNettyServer server, Map<String, Integer> ports) throws IOException {
        server.reset();
        Map<String, Socket> clients = new LinkedHashMap<>();
        List<Socket> open = new ArrayList<>();
        try {
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                Socket client = Loopback.connect(port.getValue());
                open.add(client);
                if (!BY_CHANCE.contains(port.getKey())) {
                    clients.put(port.getKey(), client);
                    ask(client);
                }
            }
            Map<String, String> answers = new LinkedHashMap<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            for (Map.Entry<String, Socket> client : clients.entrySet()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                answers.put(client.getKey(), read(client.getValue(), (int) Math.max(left, 1)));
            }
            return answers;
        } finally {
            for (Socket client : open) {
                client.close();
            }
        }
    }

    private static void ask(Socket client) {
        try {
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Some ports end a connection before a request.
        }
    }

    private static String read(Socket client, int millis) throws IOException {
        client.setSoTimeout(millis);
        StringBuilder answer = new StringBuilder();
        try {
            while (answer.length() < BYTES_COMPARED) {
                int next = client.getInputStream().read();
                if (next < 0) {
                    return answer + " FIN";
                }
                answer.append((char) next);
            }
            return answer.toString();
        } catch (SocketTimeoutException e) {
            return answer + " open";
        } catch (IOException e) {
            return answer + " RST";
        }
    }
}
