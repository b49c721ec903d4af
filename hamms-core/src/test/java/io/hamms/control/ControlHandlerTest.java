package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlClient.Reply;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.ModeCall;
import io.hamms.http.RequestHead;
import io.hamms.mode.baseline.Healthy;
import io.hamms.testing.RawClient;
import io.hamms.testing.StandardError;
import io.hamms.transport.Transport;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlHandlerTest {

    private final HammsNettyServer hamms =
            HammsNettyServer.builder().basePort(0).modes("healthy").start();
    private ControlPort control;

    @BeforeEach
    void start() {
        control = ControlPort.of(hamms).start();
    }

    @AfterEach
    void stop() {
        control.close();
        hamms.close();
    }

    @Test
    void answersIfAnErrorIsThrown() throws IOException {
        AtomicBoolean isFailing = new AtomicBoolean();
        Dispatcher renewed = new Dispatcher() {
            @Override
            public ModeCall dispatch(RequestHead head) {
                return ModeCall.byDefault(Healthy.MODE);
            }

            @Override
            public Dispatcher anew() {
                if (isFailing.get()) {
                    throw new AssertionError("not again");
                }
                return this;
            }
        };
        try (StandardError log = StandardError.capture();
                HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .modes("healthy")
                        .script("healthy", renewed)
                        .start();
                ControlPort other = ControlPort.of(server).start()) {
            isFailing.set(true);
            assertThat(ControlClient.ask(other.port(), "POST", "/reset", "").status())
                    .isEqualTo(500);

            isFailing.set(false);
            assertThat(ControlClient.ask(other.port(), "POST", "/reset", "").status())
                    .isEqualTo(204);
            assertThat(log.text()).contains("not again");
        }
    }

    @Test
    void answersRequestsThatComeTogetherOneAfterAnother() throws IOException {
        try (ControlClient client = ControlClient.to(control.port())) {
            client.sendRaw(("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + control.port() + "\r\n\r\n").repeat(3)
                    + "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1:" + control.port() + "\r\n\r\n");

            for (int i = 0; i < 3; i++) {
                assertThat(client.read("GET").body()).startsWith("{\"status\":\"up\"");
            }
            assertThat(client.read("GET").status()).isEqualTo(404);
        }
    }

    @Test
    void answersHeadAsGetWithoutTheBody() throws IOException {
        try (ControlClient client = ControlClient.to(control.port())) {
            for (String path : List.of("/health", "/modes", "/ports", "/counters", "/metrics", "/openapi.yaml")) {
                client.send("HEAD", path, "");
                Reply head = client.read("HEAD");
                client.send("GET", path, "");
                Reply get = client.read("GET");
                // The clock's second may have changed between the two.
                head.headers().computeIfPresent("Date", (name, date) -> get.header(name));
                assertThat(head.headers()).as(path).isEqualTo(get.headers());
                assertThat(get.body().getBytes(StandardCharsets.UTF_8))
                        .hasSize(Integer.parseInt(head.header("Content-Length")));
            }
        }
    }

    @Test
    void namesWhatIsTooLong() throws IOException {
        assertThat(ControlClient.get(control.port(), "/" + "x".repeat(ControlInitializer.MAX_LINE))
                        .status())
                .isEqualTo(414);
        assertThat(ControlClient.get(control.port(), "/health", "X: " + "x".repeat(ControlInitializer.MAX_HEADER))
                        .status())
                .isEqualTo(431);
        try (ControlClient client = ControlClient.to(control.port())) {
            client.send(
                    "PUT", "/modes/healthy/script", "", "Content-Type: application/json", "Transfer-Encoding: chunked");
            String part = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
            client.sendRaw(part.repeat(5));
            assertThat(client.read("PUT").status()).isEqualTo(413);
        }
    }

    @Test
    void readsOnAfterItsLastAnswerSoThatItArrives() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (ControlClient client = ControlClient.to(control.port())) {
                client.send("POST", "/nothing", "x".repeat(1 << 20));
                Reply reply = client.read("POST");
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.header("Connection")).isEqualTo("close");
            }
        }
    }

    @Test
    void sends100ContinueOnlyIfItReadsTheBody() throws IOException {
        String[] fields = {"Content-Type: application/json", "Content-Length: 20", "Expect: 100-continue"};
        try (ControlClient client = ControlClient.to(control.port())) {
            client.send("POST", "/ports", "", fields);
            assertThat(client.read("POST").status()).isEqualTo(100);
            client.sendRaw("{\"mode\":\"healthy\"}  ");
            assertThat(client.read("POST").status()).isEqualTo(201);
            client.send("POST", "/nothing", "", fields);
            assertThat(client.read("POST").status()).isEqualTo(404);
        }
    }

    @Test
    void locatesTheErrorInABodyThatIsNotJson() throws IOException {
        assertThat(problem("{\"mode\":\"healthy\",\n  \"port\" 1}"))
                .contains("\"status\":400", "\"detail\":\"body: ", "\"line\":2,\"column\":10}");
        assertThat(problem("[]")).contains("body: not an object (expected: a JSON object)", "\"line\":1,\"column\":1}");
        assertThat(problem("{\"mode\":\"healthy\"} {}")).contains("more than one value", "\"column\":20}");
        assertThat(problem("{\"mode\":\"healthy\",\"mode\":\"sleep\"}")).contains("Duplicate field");
        assertThat(problem("{\"x\":".repeat(100))).contains("nesting depth");
        assertThat(problem("{\"mode\":\"healthy\"")).contains("\"status\":400");
        assertThat(problem("{\"mode\":1}")).contains("\"detail\":\"mode: 1 (expected: a string)\"");
        assertThat(problem("{\"mode\":\"healthy\",\"port\":70000}"))
                .contains("\"detail\":\"port: 70000 (expected: an integer from 0 to 65535)\"")
                .contains("\"expected\":\"an integer from 0 to 65535\"");
        assertThat(problem("{\"mode\":\"healthy\",\"prot\":1}"))
                .contains("\"detail\":\"prot: no such member (expected: mode, port)\"");
    }

    private String problem(String body) throws IOException {
        return ControlClient.json(control.port(), "POST", "/ports", body).body();
    }

    @Test
    void refusesNullAsAParametersValue() throws IOException {
        Reply reply = ControlClient.json(
                control.port(), "PUT", "/modes/retry-after/defaults", "{\"value\":null,\"key\":\"null\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"detail\":\"value: null (expected: a string, a number, true or false)\"");
        assertThat(ControlClient.json(control.port(), "PUT", "/modes/retry-after/defaults", "{\"key\":\"null\"}")
                        .body())
                .contains("\"key\":\"null\"");
    }

    @Test
    void refusesOtherVersionsThanHttp1() throws IOException {
        for (String version : List.of("HTTP/9.9", "HTTP/2.0", "HTTP/0.9")) {
            try (ControlClient client = ControlClient.to(control.port())) {
                client.sendRaw("GET /health " + version + "\r\nHost: localhost:" + control.port() + "\r\n\r\n");
                Reply reply = client.read("GET");
                assertThat(reply.status()).isEqualTo(505);
                assertThat(reply.body()).contains("\"detail\":\"version: " + version + " (expected: HTTP/1.1)\"");
            }
        }
    }

    @Test
    void offersOneMediaType() throws IOException {
        assertThat(ControlClient.get(control.port(), "/health", "Accept: text/html")
                        .status())
                .isEqualTo(406);
        assertThat(ControlClient.get(control.port(), "/health", "Accept: text/html, */*;q=0.1")
                        .status())
                .isEqualTo(200);
        assertThat(ControlClient.get(control.port(), "/metrics", "Accept: text/plain;version=0.0.4")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answers503OnceTheServerIsClosed() throws IOException {
        hamms.close();

        Reply reply = ControlClient.get(control.port(), "/health");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("\"detail\":\"server: closed (expected: running)\"");
    }

    @Test
    void refusesConnectionsAboveTheLimit() throws IOException {
        List<ControlClient> connected = new ArrayList<>();
        try {
            for (int i = 0; i < ControlInitializer.MAX_CONNECTIONS; i++) {
                ControlClient client = ControlClient.to(control.port());
                connected.add(client);
                client.send("GET", "/health", "");
                assertThat(client.read("GET").status()).isEqualTo(200);
            }
            try (RawClient oneMore = RawClient.connect(control.port())) {
                assertThat(oneMore.readToEnd()).isEqualTo(RawClient.Received.fin(""));
            }
            connected.remove(0).close();
            Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(
                            ControlClient.get(control.port(), "/health").status())
                    .isEqualTo(200));
        } finally {
            for (ControlClient client : connected) {
                client.close();
            }
        }
    }

    @Test
    void closesAConnectionWhoseRequestDoesNotArrive() {
        MockTicker ticker = Ticker.newMockTicker();
        ControlInitializer initializer = new ControlInitializer(ImmediateEventExecutor.INSTANCE, Runnable::run);
        initializer.admit(new Router(new Guard(1, new InetSocketAddress(0).getAddress(), List.of()), List.of()));
        EmbeddedChannel channel =
                EmbeddedChannel.builder().handlers(initializer).ticker(ticker).build();
        channel.writeInbound(Unpooled.copiedBuffer("GET / HT", StandardCharsets.UTF_8));

        ticker.advance(ControlHandler.PATIENCE_SECONDS - 1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        ticker.advance(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(Transport::isAvailable);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void leavesNothingBehindWhenClosed(Transport transport) throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(transport)
                .modes("healthy")
                .start()) {
            ControlPort closing = ControlPort.of(server).start();
            int port = closing.port();
            try (ControlClient idle = ControlClient.to(port);
                    ControlClient watching = ControlClient.to(port)) {
                idle.send("GET", "/health", "");
                assertThat(idle.read("GET").status()).isEqualTo(200);
                watching.send("GET", "/journal/events", "");
                assertThat(watching.read("GET").status()).isEqualTo(200);
                long before = threads();

                closing.close();
                closing.close();

                assertThatThrownBy(() -> ControlClient.to(port)).isInstanceOf(ConnectException.class);
                assertThat(idle.in().read()).isEqualTo(-1);
                // The event loop completes its termination future in the last lines of its thread.
                Awaitility.await().until(() -> threads() == before - 2);
            }
            try (ServerSocket mine = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(mine.getLocalPort()).isEqualTo(port);
                assertThatThrownBy(() -> ControlPort.of(server).port(port).start())
                        .isInstanceOf(ControlPortException.class)
                        .hasMessageStartingWith("control port: " + port + ", Address already in use (expected: ");
            }
            assertThat(ControlPort.of(server).port(port).start()).satisfies(again -> {
                assertThat(again.port()).isEqualTo(port);
                again.close();
            });
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hamms-control"))
                .count();
    }

    @Test
    void namesTheElementThatIsNoStep() throws IOException {
        for (String element : List.of("1", "null", "{}", "[]")) {
            Reply reply = ControlClient.json(
                    control.port(), "PUT", "/modes/healthy/script", "{\"steps\":[\"healthy\"," + element + "]}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("\"detail\":\"steps[1]: ", "(expected: a string)");
        }
    }
}
