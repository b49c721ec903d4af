package io.hamms.mode.framing;

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

class StatusNoReasonTest {

    private static final String REST = "\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: 38\r\n\r\n"
            + "The reason does not matter.\nHAMMS-END\n";

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(StatusNoReason.MODE))) {
            return client.send("GET " + target + " HTTP/1.1\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    @EachTransport
    void endsTheLineAfterTheCode(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(fin("HTTP/1.1 200" + REST));
    }

    @EachTransport
    void sendsTheConfiguredTextInPlaceOfTheReason(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?kind=sp")).isEqualTo(fin("HTTP/1.1 200 " + REST));
        assertThat(get(server, "/?kind=utf8"))
                .isEqualTo(fin("HTTP/1.1 200 Sch\u00c3\u00b6n \u00e2\u0098\u0083" + REST));
        String reason = "really ".repeat(1142) + "fine!!";
        assertThat(reason).hasSize(8000);
        assertThat(get(server, "/?kind=long")).isEqualTo(fin("HTTP/1.1 200 " + reason + REST));
    }

    @EachTransport
    void isAcceptedByOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(StatusNoReason.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 38 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 38 bytes");
    }
}
