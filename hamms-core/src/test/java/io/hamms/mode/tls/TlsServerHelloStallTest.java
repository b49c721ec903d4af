package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import java.io.IOException;

class TlsServerHelloStallTest {

    @EachTransport
    void sendsOneRecordWithTheServerHelloAndNothingMore(HammsNettyServer server) throws IOException {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (RawClient client = RawClient.connect(server.port(TlsServerHelloStall.MODE))) {
                client.send(TlsClient.clientHello(version));

                String header = client.read(5);
                String text = header + client.read(256 * header.charAt(3) + header.charAt(4));

                assertThat(client.readSoFar()).isEqualTo(open(""));
                assertThat(text).as("a handshake record with one ServerHello").startsWith("\u0016\u0003\u0003");
                assertThat(text.charAt(5)).isEqualTo('\u0002');
                assertThat(256 * text.charAt(3) + text.charAt(4)).isEqualTo(4 + 256 * text.charAt(7) + text.charAt(8));
            }
        }
    }
}
