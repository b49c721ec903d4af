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
import java.time.Duration;

class VersionOddTest {

    private static final String START = " 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\n";
    private static final String TEXT = "The version does not matter.\nHAMMS-END\n";
    private static final String REST = START + "Content-Length: 39\r\n\r\n" + TEXT;
    private static final String CHUNKED = "HTTP/1.0" + START + "Transfer-Encoding: chunked\r\n\r\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(VersionOdd.MODE), request);
    }

    @EachTransport
    void namesAnotherVersion(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin("HTTP/1.2" + REST));
        assertThat(ask(server, "GET /?kind=long-minor")).isEqualTo(fin("HTTP/1.32" + REST));
        assertThat(ask(server, "GET /?kind=major")).isEqualTo(fin("HTTP/2.0" + REST));
        assertThat(ask(server, "GET /?kind=icy")).isEqualTo(fin("ICY" + REST));
    }

    @EachTransport
    void sendsChunksInHttp10(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?kind=chunked")).isEqualTo(fin(CHUNKED + "27\r\n" + TEXT + "\r\n0\r\n\r\n"));
        assertThat(ask(server, "HEAD /?kind=chunked")).isEqualTo(fin(CHUNKED));
    }

    @EachTransport
    void isRefusedByOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(VersionOdd.MODE), Duration.ofMinutes(1)))
                .startsWith("ProtocolException");
    }
}
