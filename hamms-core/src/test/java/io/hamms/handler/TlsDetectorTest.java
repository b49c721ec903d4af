package io.hamms.handler;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.journal.Journal;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseOnAccept;
import io.hamms.mode.framing.GarbageAfterRequest;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.TlsGoodbye;
import io.hamms.tls.ClientHello;
import io.hamms.tls.HelloBytes;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ports of modes that wait for requests speak TLS to a client that begins with a ClientHello. */
class TlsDetectorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static URI secure(HammsNettyServer server, String mode, String target) {
        return URI.create("https://localhost:" + server.port(mode) + target);
    }

    @EachTransport
    void answersInTlsAndInClearOnOnePort(HammsNettyServer server) throws IOException {
        int port = server.port(Status.MODE);
        try (TlsClient client = TlsClient.connect(port, parameters -> {
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        })) {
            assertThat(client.protocol()).isEqualTo("http/1.1");
            assertThat(client.version()).isEqualTo("TLSv1.3");
            assertThat(client.get("/?status=503").readToEnd()).startsWith("HTTP/1.1 503 ");
        }
        try (TlsClient client = TlsClient.connect(port, "TLSv1.2")) {
            assertThat(client.get("/?status=503").readToEnd()).startsWith("HTTP/1.1 503 ");
        }
        assertThat(RawClient.status(port, "")).isEqualTo("200");
    }

    @ParameterizedTest
    @EnumSource(RealClient.class)
    void isTrustedByAClientThatTrustsTheTestAuthority(RealClient client) {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(client.reactionTo(secure(server, "status", "/?status=503&body-size=0"), TIMEOUT))
                .startsWith("503, ");
        assertThat(client.reactionTo(secure(server, "healthy", "/"), TIMEOUT)).startsWith("200, ");
        assertThat(client.reactionTo(secure(server, "by-path", "/mode/healthy"), TIMEOUT))
                .startsWith("200, ");
        assertThat(client.reactionTo(secure(server, "by-path", "/mode/garbage-after-request"), TIMEOUT))
                .contains("Exception");
    }

    @EachTransport
    void readsTheClientHelloInAnySegments(HammsNettyServer server) throws IOException {
        byte[] hello = TlsClient.clientHello("TLSv1.2");
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            for (byte next : hello) {
                client.send(new byte[] {next});
            }
            // A ServerHello in a record of its own or with others.
            assertThat(client.read(6)).startsWith("\u0016\u0003\u0003").endsWith("\u0002");
        }
    }

    @EachTransport
    void waitsForTheSecondByte(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            assertThat(client.send("\u0016").readSoFar()).isEqualTo(open(""));
            assertThat(client.send("GET").readToEnd().text())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("not an HTTP request");
        }
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            assertThat(client.send("\u0016").readSoFar()).isEqualTo(open(""));
            assertThat(client.shutdownOutput().readToEnd()).isEqualTo(fin(""));
        }
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            assertThat(client.send("\u0017\u0003\u0003").readToEnd().text()).startsWith("HTTP/1.1 400 ");
        }
    }

    @EachTransport
    void answersARecordThatIsNoClientHelloWithAnAlert(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            RawClient.Received received = client.send("\u0016\u0003\u0003\u0000\u0004\u0005\u0000\u0000\u0000")
                    .readToEnd();
            assertThat(received.text()).startsWith("\u0015\u0003");
            assertThat(received.end()).isEqualTo(RawClient.End.FIN);
        }
    }

    @Test
    void endsTheConnectionOfAClientWhoseClientHelloDoesNotCome() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            connection.send("\u0016\u0003\u0001");
            connection.passTime(Duration.ofMillis(9_990));
            assertThat(connection.isOpen()).isTrue();
            connection.passTime(Duration.ofMillis(10)).passTime(Duration.ofSeconds(30));
            assertThat(connection.received()).isEmpty();
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void holdsNothingOfAClientThatLeaves() {
        Embedded connection = Embedded.connectTo(Healthy.MODE);
        connection.send("\u0016\u0003\u0001");
        assertThat(connection.hasTimer()).isTrue();
        connection.channel().close();
        assertThat(connection.hasTimer()).isFalse();
        connection.close();
    }

    /** After the handshake the first byte of a record's content is not taken for TLS. */
    @EachTransport
    void doesNotSpeakTlsInTls(HammsNettyServer server) throws IOException {
        String hello = new String(TlsClient.clientHello("TLSv1.3"), StandardCharsets.ISO_8859_1);
        for (String mode : new String[] {"healthy", "tls-healthy"}) {
            try (TlsClient client = TlsClient.connect(server.port(mode))) {
                assertThat(client.send(hello).readToEnd()).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    /** Pipelined requests, whose bytes come with the end of the handshake. */
    @EachTransport
    void keepsTheConnection(HammsNettyServer server) throws IOException {
        String request = "GET /?status=404 HTTP/1.1\r\nHost: localhost\r\n";
        try (TlsClient client = TlsClient.connect(server.port(Status.MODE))) {
            String received = client.send(request + "\r\n" + request + "Connection: close\r\n\r\n")
                    .readToEnd();
            assertThat(received.split("HTTP/1.1 404 ", -1)).hasSize(3);
        }
    }

    @EachTransport
    void leavesPortsThatActEarlierAsTheyAre(HammsNettyServer server) throws IOException {
        byte[] hello = TlsClient.clientHello("TLSv1.3");
        try (RawClient client = RawClient.connect(server.port(GarbageAfterRequest.MODE))) {
            assertThat(client.send(hello).readToEnd()).isEqualTo(fin("foo bar"));
        }
        try (RawClient client = RawClient.connect(server.port(AcceptSilent.MODE))) {
            assertThat(client.send(hello).readSoFar()).isEqualTo(open(""));
        }
        try (RawClient client = RawClient.connect(server.port(CloseOnAccept.MODE))) {
            assertThat(client.readToEnd()).isEqualTo(fin(""));
        }
    }

    @EachTransport
    void reachesModesThatActEarlierByPath(HammsNettyServer server) throws Exception {
        int port = server.port(FailureModes.BY_PATH);
        assertThat(TlsGoodbye.get(port, "/mode/garbage-after-request").text()).isEqualTo("foo bar");
        assertThat(TlsGoodbye.get(port, "/mode/close-on-accept").text()).isEmpty();
        assertThat(TlsGoodbye.get(port, "/mode/drip-5s?interval=1ms").text()).startsWith("HTTP/1.1 204 ");
    }

    /** A cut ends TLS as it is told to. */
    @EachTransport
    void cutsTheResponse(HammsNettyServer server) throws Exception {
        int port = server.port(Status.MODE);
        assertThat(TlsGoodbye.get(port, "/?cut=9")).isEqualTo(new TlsGoodbye.Received("HTTP/1.1 ", false));
        assertThat(TlsGoodbye.get(port, "/?cut=9&then=close-notify"))
                .isEqualTo(new TlsGoodbye.Received("HTTP/1.1 ", true));
        assertThat(TlsGoodbye.get(port, "/?cut=9&then=rst")).isEqualTo(new TlsGoodbye.Received("HTTP/1.1 ", false));
        assertThat(TlsGoodbye.get(port, "/?status=204&delay=0.01&split=9&gap=0.01&rate=100000")
                        .text())
                .startsWith("HTTP/1.1 204 ");
    }

    @EachTransport
    void stallsAfterACloseNotify(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(Status.MODE))) {
            // Without close_notify this would wait.
            assertThat(client.get("/?cut=9&then=close-notify-stall").readToEnd())
                    .isEqualTo("HTTP/1.1 ");
        }
    }

    @Test
    void isRecorded() throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("status", "by-path")
                .start()) {
            Journal journal = server.journal();
            try (TlsClient client = TlsClient.connect(server.port("by-path"))) {
                client.get("/mode/status?status=503").readToEnd();
            }
            Awaitility.await().until(() -> journal.connections().get(0).closedAt() != null);

            RecordedConnection connection = journal.connections().get(0);
            assertThat(connection.clientHello()).isNotNull();
            assertThat(connection.ending()).isEqualTo(Ending.SERVER_FIN);
            assertThat(journal.requests()).extracting(RecordedRequest::mode).containsExactly("status");
        }
    }

    /** An application of a test may send the ClientHello before the keys exist. */
    @EachTransport
    void waitsForTheKeys(HammsNettyServer shared) throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(shared.transport())
                .modes("sleep")
                .tlsName("fresh.test")
                .start()) {
            try (TlsClient client = TlsClient.connect(server.port(Sleep.MODE))) {
                assertThat(client.get("/?sleep=0").readToEnd()).startsWith("HTTP/1.1 200 ");
                X509Certificate certificate = client.chain()[0];
                assertThat(certificate.toString()).contains("fresh.test");
            }
        }
    }

    @Test
    void reportsAClientHelloOnce() throws IOException {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("healthy").start()) {
            byte[] record =
                    HelloBytes.make().serverName("a.localhost").alpn("h2").record();
            try (RawClient client = RawClient.connect(server.port("healthy"))) {
                client.send(Arrays.copyOf(record, 20)).send(Arrays.copyOfRange(record, 20, record.length));
                Awaitility.await()
                        .until(() -> !server.journal().connections().isEmpty()
                                && server.journal().connections().get(0).clientHello() != null);
                assertThat(server.journal().connections().get(0).clientHello())
                        .extracting(ClientHello::serverName)
                        .isEqualTo("a.localhost");
            }
        }
    }
}
