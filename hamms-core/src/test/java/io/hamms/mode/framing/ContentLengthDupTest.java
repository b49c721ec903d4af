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

class ContentLengthDupTest {

    private static final String TEXT = "Counted twice.\nHAMMS-END\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(ContentLengthDup.MODE), request);
    }

    private static String head(String lengths) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\n" + lengths
                + "\r\n\r\n";
    }

    @EachTransport
    void declaresTwoLengths(HammsNettyServer server) throws IOException {
        assertThat(TEXT).hasSize(25);
        assertThat(ask(server, "GET /")).isEqualTo(fin(head("Content-Length: 5\r\nContent-Length: 25") + TEXT));
        assertThat(ask(server, "GET /?kind=list")).isEqualTo(fin(head("Content-Length: 5, 25") + TEXT));
    }

    @EachTransport
    void declaresOneLengthTwice(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?kind=same-lines"))
                .isEqualTo(fin(head("Content-Length: 25\r\nContent-Length: 25") + TEXT));
        assertThat(ask(server, "GET /?kind=same-list")).isEqualTo(fin(head("Content-Length: 25, 25") + TEXT));
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(head("Content-Length: 5\r\nContent-Length: 25")));
    }

    /** OkHttp uses the last field, Apache refuses the response. */
    @EachTransport
    void isReadByOkHttpAndRefusedByApache(HammsNettyServer server) {
        URI uri = server.uri(ContentLengthDup.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 25 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
    }
}
