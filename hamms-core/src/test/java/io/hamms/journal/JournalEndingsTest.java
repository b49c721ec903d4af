package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.testing.EachTransport;
import io.hamms.testing.ForeignKeys;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/** Each way in which a connection can end, as the journal tells it. */
class JournalEndingsTest {

    private static final Duration PATIENCE = RawClient.PATIENCE;

    @EachTransport
    void tellsThatTheClientShutItsSideDown(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("accept-silent");
        skipWhatWas(journal);
        RawClient.connect(server.port("accept-silent")).close();

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.CLIENT_FIN);
    }

    @EachTransport
    void tellsThatTheClientReset(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("accept-silent");
        skipWhatWas(journal);
        RawClient.connect(server.port("accept-silent")).send("x").reset();

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.CLIENT_RST);
    }

    @EachTransport
    void tellsThatTheServerShutItsSideDown(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("close-on-accept");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("close-on-accept"))) {
            client.readToEnd();
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        assertThat(connection.ending()).isEqualTo(Ending.SERVER_FIN);
        assertThat(connection.deliveredAt()).isAfter(connection.openedAt());
        assertThat(connection.closedAt()).isAfter(connection.endedAt());
    }

    @EachTransport
    void tellsThatTheServerReset(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-close-rst");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("tls-close-rst"))) {
            client.send("x").readToEnd();
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.SERVER_RST);
    }

    @EachTransport
    void tellsTheNumberOfTheAlertWithWhichTheClientRefused(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-expired");
        skipWhatWas(journal);
        try (SSLSocket client = (SSLSocket) server.sslContext()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port("tls-expired"))) {
            assertThatThrownBy(client::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }

        // The JDK calls an expired certificate an unknown problem (46).
        assertThat(journal.awaitEnd(PATIENCE).ending())
                .isEqualTo(Ending.alert(Ending.By.CLIENT, 46))
                .extracting(Ending::label)
                .isEqualTo("client TLS alert 46 (certificate_unknown)");
    }

    @EachTransport
    void tellsTheNumberOfTheAlertThatTheModeSends(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-close-alert");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("tls-close-alert"))) {
            client.send("x").readToEnd();
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 40));
    }

    @EachTransport
    void tellsTheNumberOfTheAlertThatTlsSendsInClear(HammsNettyServer server) {
        Journal journal = server.journal().of("tls-only-1.3");
        skipWhatWas(journal);
        assertThatThrownBy(() -> TlsClient.connect(server.port("tls-only-1.3"), "TLSv1.2"))
                .isInstanceOf(IOException.class);

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 70));
    }

    @EachTransport
    void tellsTheNumberOfTheAlertThatNobodyCanReadOnTheWire(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-client-cert-required");
        skipWhatWas(journal);
        try (TlsClient client = TlsClient.connect(server.port("tls-client-cert-required"))) {
            assertThatThrownBy(() -> client.get("/").readToEnd()).isInstanceOf(IOException.class);
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 116));
    }

    @EachTransport
    void takesTheGoodbyeOfTlsForTheFinThatItAnnounces(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-healthy");
        skipWhatWas(journal);
        try (TlsClient client = TlsClient.connect(server.port("tls-healthy"))) {
            client.get("/").readToEnd();
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.SERVER_FIN);
    }

    @EachTransport
    void tellsThatTheServerGaveUpOnWhatIsNoTls(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-healthy");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("tls-healthy"))) {
            client.get("/").readToEnd();
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.SERVER_FIN);
    }

    @EachTransport
    void tellsTheAlertInClearOfAClientThatHasNotChangedItsKeys(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-healthy");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("tls-healthy"))) {
            client.send(TlsClient.clientHello("TLSv1.3"));
            client.read(5);
            client.send(new byte[] {0x15, 3}).send(new byte[] {3, 0, 2, 2, 48}).readToEnd();
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.alert(Ending.By.CLIENT, 48));
    }

    @EachTransport
    void tellsTheAlertWithWhichAForeignCertificateIsRefused(HammsNettyServer server) throws Exception {
        Journal journal = server.journal().of("tls-client-cert-required");
        skipWhatWas(journal);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {ForeignKeys.make()}, server.trustManagers(), null);
        try (SSLSocket client = (SSLSocket) context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port("tls-client-cert-required"))) {
            client.startHandshake();
            assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("unknown_ca");
        }

        assertThat(journal.awaitEnd(PATIENCE).ending()).isEqualTo(Ending.alert(Ending.By.SERVER, 48));
    }

    @EachTransport
    void tellsTheResetThatComesBeforeAFinCouldLeave(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("content-length-overrun");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("content-length-overrun"))) {
            client.get("/").readHead();
            journal.awaitRequest(PATIENCE);
            client.reset();
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        // Only epoll can ask the kernel whether FIN has left.
        if (server.transport() == Transport.EPOLL) {
            assertThat(connection.ending()).isEqualTo(Ending.CLIENT_RST);
            assertThat(connection.bytesSent()).isLessThan(1 << 20);
        }
    }

    /** Other tests have used the shared server before. */
    static void skipWhatWas(Journal journal) {
        journal.awaitAllClosed(PATIENCE);
        try {
            while (true) {
                journal.awaitEnd(Duration.ZERO);
            }
        } catch (NotSeenException none) {
            // So far and no further.
        }
    }
}
