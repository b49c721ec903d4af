package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.End.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import java.time.Duration;

class TlsServerHelloStallTest {

    @EachTransport
    void sendsOneRecordWithTheServerHelloAndNothingMore(HammsNettyServer server) throws IOException {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (RawClient client = RawClient.connect(server.port(TlsServerHelloStall.MODE))) {
                client.send(TlsClient.clientHello(version));

                Received received = client.readFor(Duration.ofMillis(400));

                String text = received.text();
                assertThat(received.end()).isEqualTo(OPEN);
                assertThat(text).as("a handshake record with one ServerHello").startsWith("\u0016\u0003\u0003");
                assertThat(text.charAt(5)).isEqualTo('\u0002');
                assertThat(text).hasSize(5 + 256 * text.charAt(3) + text.charAt(4));
                assertThat(256 * text.charAt(3) + text.charAt(4)).isEqualTo(4 + 256 * text.charAt(7) + text.charAt(8));
            }
        }
    }
}
