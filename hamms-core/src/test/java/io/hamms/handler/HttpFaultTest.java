package io.hamms.handler;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Wire;
import io.hamms.http.RequestDecoder;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.OddModes;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpFaultTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Length: 0\r\n\r\n";

    @EachTransport
    void answersManyRequestsOnOneConnection(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            for (int i = 0; i < 50; i++) {
                assertThat(client.get("/").read(OK.length())).isEqualTo(OK);
            }
        }
    }

    @EachTransport
    void answersAThousandPipelinedRequestsInOrder(HammsNettyServer server) throws IOException {
        StringBuilder requests = new StringBuilder();
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            int status = 200 + i % 3;
            requests.append("GET /?status=").append(status).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
            answers.append("HTTP/1.1 ").append(status).append(new String[] {" OK", " Created", " Accepted"}[i % 3]);
            answers.append(OK.substring("HTTP/1.1 200 OK".length()));
        }
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            assertThat(client.send(requests.toString()).read(answers.length())).isEqualTo(answers.toString());
        }
    }

    @EachTransport
    void answersThePipelinedRequestsBehindASleepWhenItIsOver(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Sleep.MODE))) {
            client.send("GET /?sleep=0.2 HTTP/1.1\r\nHost: 0\r\n\r\n");
            for (int i = 1; i <= 1000; i++) {
                client.send("GET /?sleep=0 HTTP/1.1\r\nHost: " + i + "\r\n\r\n");
            }
            for (int i = 0; i <= 1000; i++) {
                assertThat(client.readBody()).isEqualTo("{\"Host\":\"" + i + "\"}");
            }
        }
    }

    @EachTransport
    void closesWhenTheClientAsksForIt(HammsNettyServer server) throws IOException {
        String close = OK.replace("Content-Length", "Connection: close\r\nContent-Length");
        String keepAlive = OK.replace("Content-Length", "Connection: keep-alive\r\nContent-Length");
        assertThat(exchange(server, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .isEqualTo(fin(close));
        assertThat(exchange(server, "GET / HTTP/1.0\r\n\r\n")).isEqualTo(fin(close));
        assertThat(exchange(server, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
                .isEqualTo(open(keepAlive));
    }

    @EachTransport
    void answersARequestInManySegmentsOnce(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            for (char next : "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n".toCharArray()) {
                client.send(String.valueOf(next));
            }
            assertThat(client.readSoFar()).isEqualTo(open(OK));
        }
    }

    @EachTransport
    void readsTheContentOfARequestBeforeItAnswers(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            client.send("POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n").send(new byte[299_999]);
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(client.send("x").read(OK.length())).isEqualTo(OK);
            client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
            assertThat(client.read(OK.length())).isEqualTo(OK);
        }
    }

    @EachTransport
    void sends100ContinueToAClientThatExpectsIt(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
            assertThat(client.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("x").read(OK.length())).isEqualTo(OK);
        }
    }

    @EachTransport
    void refusesWhatIsNotHttpAtOnce(HammsNettyServer server) throws IOException {
        assertThat(exchange(server, "\u0016\u0002\u0001\u0002"))
                .isEqualTo(fin(error("400 Bad Request", "not an HTTP request")));
        assertThat(exchange(server, "foo bar\r\n\r\n")).isEqualTo(fin(error("400 Bad Request", "not an HTTP request")));
        assertThat(exchange(server, "GET /\r\n\r\n")).isEqualTo(fin(error("400 Bad Request", "not an HTTP request")));
        assertThat(exchange(server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
                .isEqualTo(fin(error("505 HTTP Version Not Supported", "this port speaks HTTP/1.1")));
        assertThat(exchange(server, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")
                        .text())
                .isEqualTo(error("400 Bad Request", "a request body that does not follow its framing"));
    }

    @EachTransport
    void refusesAnEndlessHead(HammsNettyServer server) throws IOException {
        String field = "X-Endless: " + "a".repeat(1000) + "\r\n";
        assertThat(exchange(server, "GET / HTTP/1.1\r\n" + field.repeat(1000)))
                .isEqualTo(fin(error("431 Request Header Fields Too Large", "a request head longer than 65536 bytes")));
        assertThat(exchange(server, "GET /" + "a".repeat(1_000_000)))
                .isEqualTo(fin(error("414 URI Too Long", "a request line longer than 16384 bytes")));
    }

    @Test
    void answersPipelinedRequestsAndClosesBeyondTheLimit() {
        String next = "GET /?sleep=0 HTTP/1.1\r\nHost: next\r\n\r\n";
        int kept = RequestDecoder.MAX_WAITING / next.length();
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            connection.get("/?sleep=60");
            for (int i = 0; i < kept; i++) {
                connection.send(next);
            }
            assertThat(connection.channel().config().isAutoRead()).isTrue();
            assertThat(connection.passTime(Duration.ofSeconds(60)).received().split("HTTP/1.1 200 OK", -1))
                    .hasSize(1 + 1 + kept);
            assertThat(connection.isOpen()).isTrue();

            connection.get("/?sleep=60");
            for (int i = 0; i < kept + 100; i++) {
                connection.send(next);
            }
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofSeconds(60)).received().split("HTTP/1.1 200 OK", -1))
                    .hasSize(1 + 1 + kept);
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void readsARequestInAnySegmentsDuringAnAnswer() {
        String next = "GET /?sleep=0 HTTP/1.1\r\nHost: next\r\nContent-Length: 2\r\n\r\nhi";
        for (int cut = 1; cut < next.length(); cut++) {
            try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
                connection.get("/?sleep=1").send(next.substring(0, cut)).send(next.substring(cut));
                assertThat(connection.received()).isEmpty();

                assertThat(connection.passTime(Duration.ofSeconds(1)).received())
                        .as("cut after %s", cut)
                        .containsSubsequence("{\"Host\":\"hamms.test\"}", "\"Host\":\"next\"");
            }
        }
    }

    @Test
    void removesTheDecoderDuringALongAnswer() {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            connection.get("/?sleep=1");
            assertThat(connection.channel().pipeline().get(RequestDecoder.class))
                    .isNull();

            assertThat(connection
                            .passTime(Duration.ofSeconds(1))
                            .get("/?sleep=0")
                            .received())
                    .containsSubsequence("hamms.test", "hamms.test");
        }
    }

    @Test
    void endsAwaitBytesAtAQueuedRequest() {
        HttpFault fault = new HttpFault() {
            @Override
            protected void onRequest(Request request, Wire wire) {
                wire.pause(Duration.ofSeconds(1)).send(request.target()).awaitBytes(Duration.ofSeconds(60), Wire::fin);
            }
        };
        try (Embedded connection = Embedded.connectTo(OddModes.at(0, "slow", Layer.TIMING, fault))) {
            connection.get("/1").get("/2").get("/3");

            for (String answer : new String[] {"/1", "/2", "/3"}) {
                assertThat(connection.passTime(Duration.ofSeconds(1)).received())
                        .isEqualTo(answer);
            }
            assertThat(connection.passTime(Duration.ofSeconds(59)).isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofSeconds(1)).isOpen()).isFalse();
        }
    }

    @EachTransport
    void readsOnAfterItsEndWhateverArrives(HammsNettyServer server) throws IOException {
        int length = 16 * 1024 * 1024;
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            client.get("/?status=101").send("POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n");

            assertThatCode(() -> client.send(new byte[length])).doesNotThrowAnyException();
        }
    }

    private static RawClient.Received exchange(HammsNettyServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            return client.send(request).readSoFar();
        }
    }

    private static String error(String status, String message) {
        String body = "{\"error\":\"" + message + "\"}";
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: application/json"
                + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
