package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

class HeadTruncatedTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nConnection: close\r\nContent-Type: text/plain\r\n";
    private static final String FIELD = HEAD.substring(0, HEAD.length() - "ain\r\n".length());

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeadTruncated.MODE))) {
            return client.get(target).readToEnd();
        }
    }

    @EachTransport
    void closesWithinAField(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(fin(FIELD));
    }

    @EachTransport
    void closesWhereConfigured(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?at=line")).isEqualTo(fin("HTTP/1.1 20"));
        assertThat(get(server, "/?at=blank")).isEqualTo(fin(HEAD));
    }

    @EachTransport
    void holdsIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeadTruncated.MODE))) {
            assertThat(client.get("/?end=hold").read(FIELD.length())).isEqualTo(FIELD);
            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @EachTransport
    void answersHeadAsGet(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeadTruncated.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").readToEnd()).isEqualTo(fin(FIELD));
        }
    }

    @EachTransport
    void failsInOkHttpAndIsAWholeResponseToApache(HammsNettyServer server) {
        URI uri = server.uri(HeadTruncated.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 0 bytes");
    }
}
