package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsUnrecognizedNameTest {

    @EachTransport
    void warnsBeforeTheServerHello(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TlsUnrecognizedName.MODE))) {
            client.send(TlsClient.clientHello("TLSv1.2"));

            assertThat(client.read(7 + 6))
                    .startsWith("\u0015\u0003\u0003\u0000\u0002\u0001p\u0016\u0003\u0003")
                    .endsWith("\u0002");
        }
    }

    @Test
    void failsTheHandshakeOfTheJdk() {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThatThrownBy(() -> TlsClient.connect(server.port(TlsUnrecognizedName.MODE)))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("unrecognized_name");
    }
}
