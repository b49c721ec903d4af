package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.transport.Transport;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TlsBytesOnHttpTest {

    @EachTransport
    void answersWithAnAlert(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TlsBytesOnHttp.MODE))) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(client.readToEnd()).isEqualTo(fin("\u0015\u0003\u0001\u0000\u0002\u0002F"));
        }
    }

    @Test
    void isNoResponseToOkHttp() {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(RealClient.OKHTTP.reactionTo(server.uri(TlsBytesOnHttp.MODE), RawClient.PATIENCE))
                .contains("Exception");
    }
}
