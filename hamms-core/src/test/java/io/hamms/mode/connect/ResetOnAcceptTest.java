package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;

class ResetOnAcceptTest {

    @EachTransport
    void sendsRstWithoutAByte(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ResetOnAccept.MODE))) {
            assertThat(client.readToEnd()).isEqualTo(rst(""));
        }
    }

    @EachTransport
    void isAnErrorInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(ResetOnAccept.MODE), RawClient.PATIENCE))
                .contains("Exception");
    }
}
