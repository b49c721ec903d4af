package io.hamms.mode.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;

class UnreadErrorBodyTest {

    private static String head(String status, String field, int size) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nContent-Type: text/plain\r\n" + field
                + "Content-Length: " + size + "\r\n\r\n";
    }

    @EachTransport
    void sendsALargeBodyOnAConnectionThatPersists(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(UnreadErrorBody.MODE))) {
            for (int i = 0; i < 2; i++) {
                assertThat(RawClient.Received.open(client.get("/a").readHead())
                                .unnumbered()
                                .text())
                        .isEqualTo(head("401 Unauthorized", "WWW-Authenticate: Basic realm=\"hamms\"\r\n", 1 << 20));
                assertThat(client.read(1 << 20))
                        .startsWith("This went wrong.\n")
                        .endsWith("\nHAMMS-END\n");
            }
        }
    }

    @EachTransport
    void sendsAnotherStatusWithoutAChallenge(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(UnreadErrorBody.MODE))) {
            assertThat(RawClient.Received.open(
                                    client.get("/a?status=500&size=28").readHead())
                            .unnumbered()
                            .text())
                    .isEqualTo(head("500 Internal Server Error", "", 28));
            assertThat(client.read(28)).isEqualTo("This went wrong.\n\nHAMMS-END\n");
        }
    }

    @EachTransport
    void isA401InOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(UnreadErrorBody.MODE), RawClient.PATIENCE))
                .isEqualTo("401, 1048576 bytes");
    }
}
