package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;

class GarbageAfterRequestTest {

    @EachTransport
    void answersTheFirstByteAndNothingBefore(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GarbageAfterRequest.MODE))) {
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(client.send("x").readToEnd()).isEqualTo(fin("foo bar"));
        }
    }

    @EachTransport
    void reachesAClientThatUploads(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GarbageAfterRequest.MODE))) {
            client.send("POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n").send(new byte[200_000]);

            assertThat(client.readToEnd()).isEqualTo(fin("foo bar"));
        }
    }

    @EachTransport
    void sendsTheConfiguredBytes(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/?bytes=HTTP%2F1.1%0D%0A%C3%A9")).isEqualTo(fin("HTTP/1.1\r\n\u00c3\u00a9"));
        assertThat(answer(server, "/?bytes=%E9%00%ff")).isEqualTo(fin("\u00e9\0\u00ff"));
        assertThat(answer(server, "/any/path?bytes=")).isEqualTo(fin(""));
    }

    @EachTransport
    void holdsTheConnectionAfterwardsIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GarbageAfterRequest.MODE))) {
            assertThat(client.get("/?end=hold").readSoFar()).isEqualTo(open("foo bar"));
            assertThat(client.get("/").readSoFar()).isEqualTo(open(""));
        }
    }

    private static RawClient.Received answer(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GarbageAfterRequest.MODE))) {
            return client.get(target).readToEnd();
        }
    }
}
