package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;

class CloseAfterRequestTest {

    @EachTransport
    void closesOnTheFirstByteAndNotBefore(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(client.send("G").readToEnd()).isEqualTo(fin(""));
        }
    }

    @EachTransport
    void resetsIfItDoesNotDrain(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            assertThat(client.get("/?drain=false").readToEnd()).isEqualTo(rst(""));
        }
    }

    @EachTransport
    void sendsFinAndNoResetDuringAnUpload(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            client.send("POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n").send(new byte[200_000]);

            assertThat(client.readToEnd()).isEqualTo(fin(""));
        }
    }
}
