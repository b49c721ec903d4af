package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsAlpnTest {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    @EachTransport
    void selectsNone(HammsNettyServer server) throws IOException {
        try (TlsClient client = offering(server, TlsAlpn.NONE, "h2", "http/1.1")) {
            assertThat(client.protocol()).isEmpty();
            assertThat(client.get("/").readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith(Bodies.END);
        }
        try (TlsClient client = offering(server, TlsHealthy.MODE, "h2", "http/1.1")) {
            assertThat(client.protocol()).as("the baseline").isEqualTo("http/1.1");
        }
    }

    @EachTransport
    void answersInHttp1OverH2(HammsNettyServer server) throws IOException {
        try (TlsClient client = offering(server, TlsAlpn.H2_SPEAKS_H1, "h2", "http/1.1")) {
            assertThat(client.protocol()).isEqualTo("h2");
            assertThat(client.send(PREFACE).readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nThis is HTTP/1.1.\nHAMMS-END\n");
        }
        try (TlsClient client = offering(server, TlsAlpn.H2_SPEAKS_H1, "http/1.1")) {
            assertThat(client.protocol()).isEmpty();
        }
    }

    @EachTransport
    void refusesEveryProtocol(HammsNettyServer server) throws IOException {
        assertThatThrownBy(() -> offering(server, TlsAlpn.ALERT, "h2", "http/1.1"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("no_application_protocol");
        try (TlsClient client = TlsClient.connect(server.port(TlsAlpn.ALERT))) {
            assertThat(client.get("/").readToEnd()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void fallsBackOrFailsInOkHttp() throws Exception {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(RealClient.OKHTTP.reactionTo(server.uri(TlsAlpn.NONE), RawClient.PATIENCE))
                .startsWith("200, ");
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(TlsAlpn.H2_SPEAKS_H1), RawClient.PATIENCE))
                .contains("Exception");
    }

    private static TlsClient offering(HammsNettyServer server, FailureMode mode, String... protocols)
            throws IOException {
        return TlsClient.connect(server.port(mode), parameters -> parameters.setApplicationProtocols(protocols));
    }
}
