package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;

class AuthMalformedTest {

    private static final String TEXT = "Who are you?\nHAMMS-END\n";

    private static void sends(HammsNettyServer server, String query, String field) throws IOException {
        try (RawClient client = RawClient.connect(server.port(AuthMalformed.MODE))) {
            assertThat(client.get("/a" + query).readSoFar().unnumbered())
                    .isEqualTo(open("HTTP/1.1 401 Unauthorized\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\n" + field
                            + "Content-Type: text/plain\r\nContent-Length: " + TEXT.length() + "\r\n\r\n" + TEXT));
        }
    }

    @EachTransport
    void sendsNoOrAMalformedChallenge(HammsNettyServer server) throws IOException {
        sends(server, "", "");
        sends(server, "?kind=space", "WWW-Authenticate: Basic realm =\"hamms\"\r\n");
        sends(server, "?kind=unknown", "WWW-Authenticate: Hamms token=\"1\"\r\n");
        sends(
                server,
                "?kind=many",
                "WWW-Authenticate: Hamms, Basic realm=\"a\", Digest realm=\"b\", nonce=\"1\", Bearer\r\n");
        sends(server, "?kind=unclosed", "WWW-Authenticate: Basic realm=\"hamms\r\n");
        sends(server, "?kind=empty", "WWW-Authenticate: \r\n");
    }

    @EachTransport
    void isA401InApache(HammsNettyServer server) {
        assertThat(RealClient.APACHE.reactionTo(server.uri(AuthMalformed.MODE), RawClient.PATIENCE))
                .isEqualTo("401, " + TEXT.length() + " bytes");
    }
}
