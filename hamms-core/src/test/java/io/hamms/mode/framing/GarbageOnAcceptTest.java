package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;

class GarbageOnAcceptTest {

    @EachTransport
    void sendsFooBarToASilentClient(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GarbageOnAccept.MODE))) {
            assertThat(client.readToEnd()).isEqualTo(fin("foo bar"));
        }
    }

    @EachTransport
    void sendsItOnceAndWithoutAResetToAClientThatUploads(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GarbageOnAccept.MODE))) {
            client.send("POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n").send(new byte[200_000]);

            assertThat(client.readToEnd()).isEqualTo(fin("foo bar"));
        }
    }
}
