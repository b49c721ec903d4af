package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.http.Version;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;

class StatusTest {

    /** RFC 9110, section 6.6.1: a 1xx needs no date. */
    private static final String INTERIM = "\r\nServer: " + Version.SERVER + "\r\n";

    private static final String SERVER = "\r\n" + Dates.SERVER_AND_DATE + "\r\n";

    @EachTransport
    void answersWithTheStatusAskedFor(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "GET", "/")).isEqualTo("HTTP/1.1 200 OK" + SERVER + "Content-Length: 0\r\n\r\n");
        assertThat(answer(server, "GET", "/a/b?status=404"))
                .isEqualTo("HTTP/1.1 404 Not Found" + SERVER + "Content-Length: 0\r\n\r\n");
        assertThat(answer(server, "BREW", "/?%73tatus=%34%31%38&status=500"))
                .startsWith("HTTP/1.1 418 ")
                .endsWith(SERVER + "X-Hamms-Ignored: status\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer(server, "GET", "http://hamms.test/?status=999"))
                .startsWith("HTTP/1.1 999 ")
                .endsWith(SERVER + "Content-Length: 0\r\n\r\n");
    }

    @EachTransport
    void framesEachStatusAsRequired(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "GET", "/?status=204")).isEqualTo("HTTP/1.1 204 No Content" + SERVER + "\r\n");
        assertThat(answer(server, "GET", "/?status=304")).isEqualTo("HTTP/1.1 304 Not Modified" + SERVER + "\r\n");
        assertThat(answer(server, "HEAD", "/?status=200"))
                .isEqualTo("HTTP/1.1 200 OK" + SERVER + "Content-Length: 0\r\n\r\n");
        assertThat(answer(server, "GET", "/?status=103"))
                .isEqualTo("HTTP/1.1 103 Early Hints" + INTERIM + "\r\nHTTP/1.1 200 OK" + SERVER
                        + "Content-Length: 0\r\n\r\n");
    }

    @EachTransport
    void endsHttpAfterA101(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            assertThat(client.get("/?status=101").readToEnd())
                    .isEqualTo(fin("HTTP/1.1 101 Switching Protocols" + INTERIM
                            + "Connection: upgrade\r\nUpgrade: hamms\r\n\r\n"));
        }
    }

    @EachTransport
    void addsTheFieldThatAStatusRequires(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "GET", "/?status=302")).contains("\r\nLocation: /\r\n");
        assertThat(answer(server, "GET", "/?status=401")).contains("\r\nWWW-Authenticate: Basic realm=\"hamms\"\r\n");
        assertThat(answer(server, "GET", "/?status=405")).contains("\r\nAllow: POST\r\n");
        assertThat(answer(server, "HEAD", "/?status=405")).contains("\r\nAllow: POST\r\n");
        assertThat(answer(server, "POST", "/?status=405")).contains("\r\nAllow: GET, HEAD\r\n");
        assertThat(answer(server, "GET", "/?status=407")).contains("\r\nProxy-Authenticate: Basic realm=\"hamms\"\r\n");
        assertThat(answer(server, "GET", "/?status=416")).contains("\r\nContent-Range: bytes */0\r\n");
        assertThat(answer(server, "GET", "/?status=426")).contains("\r\nUpgrade: HTTP/2.0\r\nConnection: upgrade\r\n");
    }

    @EachTransport
    void refusesAnInvalidStatus(HammsNettyServer server) throws IOException {
        for (String value : new String[] {"99", "1000", "abc", "-200", "2e2x", "200.5"}) {
            assertThat(answer(server, "GET", "/?status=" + value))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\"error\":\"status: " + value + " (expected: an integer from 100 to 999)\"");
        }
    }

    @EachTransport
    void sendsNoInterimResponseToAnHttp10Client(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            assertThat(client.send("GET /?status=103 HTTP/1.0\r\n\r\n")
                            .readToEnd()
                            .text())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("expected: an integer from 200 to 999, over HTTP/1.0");
        }
    }

    private static String answer(HammsNettyServer server, String method, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            client.send(method + " " + target + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
            RawClient.Received received = client.readSoFar();
            assertThat(received).as("kept alive").isEqualTo(open(received.text()));
            return received.text();
        }
    }
}
