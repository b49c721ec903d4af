package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TlsCloseMidHandshakeTest {

    @EachTransport
    void endsOnTheClientHelloAndNotBefore(HammsNettyServer server) throws IOException {
        assertThat(answerToClientHello(server, TlsCloseMidHandshake.FIN)).isEqualTo(fin(""));
        assertThat(answerToClientHello(server, TlsCloseMidHandshake.RST)).isEqualTo(rst(""));
        assertThat(answerToClientHello(server, TlsCloseMidHandshake.ALERT))
                .isEqualTo(fin("\u0015\u0003\u0003\u0000\u0002\u0002("));
    }

    @Test
    void failsTheHandshakeOfTheJdk() {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThatThrownBy(() -> TlsClient.connect(server.port(TlsCloseMidHandshake.ALERT)))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("handshake_failure");
        assertThatThrownBy(() -> TlsClient.connect(server.port(TlsCloseMidHandshake.FIN)))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("terminated the handshake");
    }

    private static Received answerToClientHello(HammsNettyServer server, FailureMode mode) throws IOException {
        try (RawClient client = RawClient.connect(server.port(mode))) {
            return client.send(TlsClient.clientHello("TLSv1.3")).readToEnd();
        }
    }
}
