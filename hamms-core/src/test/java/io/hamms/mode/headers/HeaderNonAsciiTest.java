package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
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

class HeaderNonAsciiTest {

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeaderNonAscii.MODE))) {
            return client.get(target).shutdownOutput().readToEnd();
        }
    }

    private static Received response(String field) {
        return fin("HTTP/1.1 200 OK\r\n" + field + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: text/plain\r\nContent-Length: 28\r\n\r\nValues are bytes.\nHAMMS-END\n");
    }

    @EachTransport
    void sendsAByteOutsideAscii(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(response("X-Test: caf\u00e9"));
    }

    @EachTransport
    void sendsTheConfiguredBytes(HammsNettyServer server) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int octet = 0x80; octet < 0x100; octet++) {
            all.append((char) octet);
        }
        assertThat(get(server, "/?kind=utf-8&name=A")).isEqualTo(response("A: caf\u00c3\u00a9"));
        assertThat(get(server, "/?kind=invalid-utf-8")).isEqualTo(response("X-Test: caf\u00c3("));
        assertThat(get(server, "/?kind=all")).isEqualTo(response("X-Test: " + all));
    }

    @EachTransport
    void isAcceptedByOkHttpAndApache(HammsNettyServer server) {
        for (String kind : new String[] {"latin-1", "utf-8", "invalid-utf-8", "all"}) {
            URI uri = server.uri(HeaderNonAscii.MODE).resolve("/?kind=" + kind);
            assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1)))
                    .as(kind)
                    .isEqualTo("200, 28 bytes");
            assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1)))
                    .as(kind)
                    .isEqualTo("200, 28 bytes");
        }
    }
}
