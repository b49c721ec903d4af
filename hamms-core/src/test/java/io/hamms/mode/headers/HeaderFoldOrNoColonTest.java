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

class HeaderFoldOrNoColonTest {

    private static final String BODY = "Lines end with CRLF.\nHAMMS-END\n";

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeaderFoldOrNoColon.MODE))) {
            return client.get(target).shutdownOutput().readToEnd();
        }
    }

    private static String head(String lines) {
        return "HTTP/1.1 200 OK\r\n" + lines + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: text/plain\r\nContent-Length: 31\r\n\r\n";
    }

    @EachTransport
    void continuesAValueOnTheNextLine(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(fin(head("X-Test: one\r\n two\r\n") + BODY));
    }

    @EachTransport
    void sendsTheConfiguredLines(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?kind=leading-space")).isEqualTo(fin(head(" X-Test: one\r\n") + BODY));
        assertThat(get(server, "/?kind=no-colon")).isEqualTo(fin(head("X-Test one\r\n") + BODY));
    }

    /** The date is masked only in a line that ends with CRLF. */
    @EachTransport
    void endsEachLineOfTheHeadWithLfAlone(HammsNettyServer server) throws IOException {
        Received received = get(server, "/?kind=bare-lf");

        assertThat(received.end()).isEqualTo(RawClient.End.FIN);
        assertThat(received.text()).doesNotContain("\r");
        assertThat(Dates.masked(received.text().replace("\n", "\r\n")))
                .isEqualTo(head("") + BODY.replace("\n", "\r\n"));
    }

    @EachTransport
    void isAcceptedByOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(HeaderFoldOrNoColon.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 31 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 31 bytes");
    }
}
