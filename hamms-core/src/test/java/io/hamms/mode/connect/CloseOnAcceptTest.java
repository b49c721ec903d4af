package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;

class CloseOnAcceptTest {

    @EachTransport
    void sendsFinWithoutAByte(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseOnAccept.MODE))) {
            assertThat(client.readToEnd()).isEqualTo(fin(""));
        }
    }
}
