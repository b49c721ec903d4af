package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.TlsClient;
import java.io.IOException;

class TlsMustStapleTest {

    @EachTransport
    void requiresStatusRequest(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsMustStaple.MODE))) {
            assertThat(client.chain()[0].getExtensionValue("1.3.6.1.5.5.7.1.24"))
                    .containsExactly(4, 5, 0x30, 3, 2, 1, 5);
            assertThat(client.get("/").readToEnd()).endsWith(Bodies.END);
        }
    }
}
