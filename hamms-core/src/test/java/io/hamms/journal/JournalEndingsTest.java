package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Connection;
import io.hamms.fault.Ending;
import io.hamms.testing.EachTransport;
import io.hamms.testing.ForeignKeys;
import io.hamms.testing.RawClient;
import io.hamms.testing.Relay;
import io.hamms.testing.RelayedConnection;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;

/** Each way in which a connection can end, as the journal records it. */
class JournalEndingsTest {

    private static final Duration PATIENCE = RawClient.PATIENCE;

    /** The actions of a client on one connection. */
    private interface Visit {
        void to(int port, Journal journal) throws Exception;
    }

    /** The same for a client without TLS. */
    private interface Act {
        void by(RawClient client) throws Exception;
    }

    private static RecordedConnection visited(HammsNettyServer server, String mode, Visit visit) throws Exception {
        Journal journal = server.journal().of(mode);
        skipEarlier(journal);
        visit.to(server.port(mode), journal);
        return journal.awaitEnd(PATIENCE);
    }

    private static RecordedConnection after(HammsNettyServer server, String mode, Act act) throws Exception {
        return visited(server, mode, (port, journal) -> {
            try (RawClient client = RawClient.connect(port)) {
                act.by(client);
            }
        });
    }

    @EachTransport
    void recordsTheClientsFin(HammsNettyServer server) throws Exception {
        assertThat(after(server, "accept-silent", RawClient::close).ending()).isEqualTo(Ending.CLIENT_FIN);
    }

    @EachTransport
    void recordsTheClientsRst(HammsNettyServer server) throws Exception {
        assertThat(after(server, "accept-silent", client -> client.send("x").reset())
                        .ending())
                .isEqualTo(Ending.CLIENT_RST);
    }

    @EachTransport
    void recordsTheServersFin(HammsNettyServer server) throws Exception {
        RecordedConnection connection = after(server, "close-on-accept", RawClient::readToEnd);

        assertThat(connection.ending()).isEqualTo(Ending.SERVER_FIN);
        assertThat(connection.deliveredAt()).isAfter(connection.openedAt());
        assertThat(connection.closedAt()).isAfter(connection.endedAt());
    }

    @EachTransport
    void recordsTheServersRst(HammsNettyServer server) throws Exception {
        assertThat(after(server, "tls-close-rst", client -> client.send("x").readToEnd())
                        .ending())
                .isEqualTo(Ending.SERVER_RST);
    }

    @EachTransport
    void recordsTheNumberOfTheClientsAlert(HammsNettyServer server) throws Exception {
        RecordedConnection connection = visited(server, "tls-expired", (port, journal) -> {
            try (SSLSocket client = (SSLSocket)
                    server.sslContext().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                assertThatThrownBy(client::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        });

        // The JDK reports an expired certificate as certificate_unknown (46).
        assertThat(connection.ending())
                .isEqualTo(Ending.alert(Ending.By.CLIENT, 46))
                .extracting(Ending::label)
                .isEqualTo("client TLS alert 46 (certificate_unknown)");
    }

    @EachTransport
    void recordsTheNumberOfTheModesAlert(HammsNettyServer server) throws Exception {
        assertThat(after(server, "tls-close-alert", client -> client.send("x").readToEnd())
                        .ending())
                .isEqualTo(Ending.alert(Ending.By.SERVER, 40));
    }

    @EachTransport
    void recordsTheNumberOfTheServersPlaintextAlert(HammsNettyServer server) throws Exception {
        RecordedConnection connection = visited(
                server, "tls-only-1.3", (port, journal) -> assertThatThrownBy(() -> TlsClient.connect(port, "TLSv1.2"))
                        .isInstanceOf(IOException.class));

        assertThat(connection.ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 70));
    }

    @EachTransport
    void recordsTheNumberOfTheServersEncryptedAlert(HammsNettyServer server) throws Exception {
        RecordedConnection connection = visited(server, "tls-client-cert-required", (port, journal) -> {
            try (TlsClient client = TlsClient.connect(port)) {
                assertThatThrownBy(() -> client.get("/").readToEnd()).isInstanceOf(IOException.class);
            }
        });

        assertThat(connection.ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 116));
    }

    @EachTransport
    void recordsCloseNotifyAsFin(HammsNettyServer server) throws Exception {
        RecordedConnection connection = visited(server, "tls-healthy", (port, journal) -> {
            try (TlsClient client = TlsClient.connect(port)) {
                client.get("/").readToEnd();
            }
        });

        assertThat(connection.ending()).isEqualTo(Ending.SERVER_FIN);
    }

    /** A client may leave TCP open: the server ends its side, whatever it still has to send. */
    @EachTransport
    void recordsTheClientsCloseNotifyAsFin(HammsNettyServer server) throws Exception {
        for (String mode : List.of("tls-healthy", "body-stall", "interim-endless", "sleep")) {
            RecordedConnection connection = visited(server, mode, (port, journal) -> {
                try (TlsClient client = TlsClient.connect(port)) {
                    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").read(1);
                    client.closeNotifyThenDrain();
                }
            });

            assertThat(connection.ending()).as(mode).isEqualTo(Ending.CLIENT_FIN);
        }
    }

    /** As curl does: the server's close_notify has arrived and is unread. */
    @EachTransport
    void recordsTheResetAfterCloseNotify(HammsNettyServer server) throws Exception {
        RecordedConnection connection = visited(server, "tls-healthy", (port, journal) -> {
            TlsClient client = TlsClient.connect(port);
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").read("HTTP/1.1 200 OK".length());
            client.closeNotifyThenReset();
        });

        assertThat(connection.ending()).isEqualTo(Ending.CLIENT_RST);
    }

    /** The kernel holds bytes that are sent when the client reads again. */
    @EachTransport
    void countsTheBytesThatAreSentAfterCloseNotify(HammsNettyServer server) throws Exception {
        Journal journal = server.journal().of("interim-endless");
        skipEarlier(journal);
        try (Relay relay = new Relay()) {
            int port = relay.to(server.port("interim-endless"));
            RelayedConnection relayed;
            try (TlsClient client = TlsClient.connect(port)) {
                client.get("/").read(1);
                awaitStandstill(server);
                client.closeNotifyThenDrain();
                relayed = relay.of(port, client.localPort());
            }
            journal.awaitAllClosed(PATIENCE);

            RecordedConnection connection = journal.awaitEnd(PATIENCE);
            assertThat(connection.bytesSent()).isEqualTo(relayed.bytesFromServer());
            assertThat(connection.ending()).isEqualTo(Ending.CLIENT_FIN);
        }
    }

    /** Waits until the open connection sends nothing, since its client does not read. */
    static void awaitStandstill(HammsNettyServer server) {
        AtomicLong last = new AtomicLong(-1);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            long sent = server.journal().of("interim-endless").connections().stream()
                    .mapToLong(RecordedConnection::bytesSent)
                    .max()
                    .orElse(0);
            return sent > 0 && sent == last.getAndSet(sent);
        });
    }

    @EachTransport
    void recordsTheServersEndOfAConnectionWithoutTls(HammsNettyServer server) throws Exception {
        assertThat(after(server, "tls-healthy", client -> client.get("/").readToEnd())
                        .ending())
                .isEqualTo(Ending.SERVER_FIN);
    }

    @EachTransport
    void recordsTheClientsPlaintextAlertAfterTheServerHello(HammsNettyServer server) throws Exception {
        RecordedConnection connection = after(server, "tls-healthy", client -> {
            client.send(TlsClient.clientHello("TLSv1.3"));
            client.read(5);
            client.send(new byte[] {0x15, 3}).send(new byte[] {3, 0, 2, 2, 48}).readToEnd();
        });

        assertThat(connection.ending()).isEqualTo(Ending.alert(Ending.By.CLIENT, 48));
    }

    @EachTransport
    void recordsTheAlertThatRefusesAForeignCertificate(HammsNettyServer server) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {ForeignKeys.make()}, server.trustManagers(), null);
        RecordedConnection connection = visited(server, "tls-client-cert-required", (port, journal) -> {
            try (SSLSocket client =
                    (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                client.startHandshake();
                assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("unknown_ca");
            }
        });

        assertThat(connection.ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 48));
    }

    @EachTransport
    void recordsAResetBeforeAFinCouldBeSent(HammsNettyServer server) throws Exception {
        RecordedConnection connection = visited(server, "content-length-overrun", (port, journal) -> {
            RawClient client = RawClient.connect(port).get("/");
            client.readHead();
            journal.awaitRequest(PATIENCE);
            client.reset();
        });

        // Only epoll can ask the kernel whether FIN was sent.
        if (server.transport() == Transport.EPOLL) {
            assertThat(connection.ending()).isEqualTo(Ending.CLIENT_RST);
            assertThat(connection.bytesSent()).isLessThan(1 << 20);
        }
    }

    /** Closes and skips the connections of other tests on the shared server: a slow reader has its client for long. */
    static void skipEarlier(Journal journal) {
        journal.connections().stream()
                .filter(connection -> connection.closedAt() == null)
                .flatMap(open -> journal.openConnections(open.port()).stream())
                .forEach(Connection::close);
        journal.awaitAllClosed(PATIENCE);
        try {
            while (true) {
                journal.awaitEnd(Duration.ZERO);
            }
        } catch (NotSeenException none) {
            // There are no more.
        }
    }
}
