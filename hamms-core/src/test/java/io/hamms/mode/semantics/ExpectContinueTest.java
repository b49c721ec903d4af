package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.StringEntity;

class ExpectContinueTest {

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private static String answer(String status, String fields, String body) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\n" + fields + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String ok(String path) {
        return answer(
                "200 OK",
                "X-Hamms-Seq: {n}\r\nX-Hamms-Path: " + path + "\r\nContent-Type: text/plain\r\n",
                "All of it, or none.\nHAMMS-END\n");
    }

    private static RawClient.Received counted(RawClient.Received received) {
        return new RawClient.Received(
                received.text().replaceAll("X-Hamms-Seq: \\d+", "X-Hamms-Seq: {n}"), received.end());
    }

    private static RawClient ask(HammsNettyServer server, String target) throws IOException {
        return RawClient.connect(server.port(ExpectContinue.MODE))
                .send("POST " + target
                        + " HTTP/1.1\r\nHost: hamms.test\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    }

    @EachTransport
    void waitsForTheContentInSilence(HammsNettyServer server) throws IOException {
        try (RawClient client = ask(server, "/a")) {
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(client.send("1234").readSoFar()).isEqualTo(open(""));
            assertThat(counted(client.send("5").readSoFar())).isEqualTo(open(ok("/a")));
        }
    }

    @EachTransport
    void refusesTheExpectationIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = ask(server, "/a?kind=417")) {
            assertThat(counted(client.readToEnd()))
                    .isEqualTo(fin(answer(
                            "417 Expectation Failed",
                            "X-Hamms-Seq: {n}\r\nX-Hamms-Path: /a\r\nConnection: close\r\n",
                            "")));
        }
    }

    @EachTransport
    void requiresCredentialsAndClosesIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = ask(server, "/a?kind=close")) {
            assertThat(counted(client.readToEnd()))
                    .isEqualTo(fin(answer(
                            "401 Unauthorized",
                            "WWW-Authenticate: Basic realm=\"hamms\"\r\nX-Hamms-Seq: {n}\r\nX-Hamms-Path: /a\r\n"
                                    + "Connection: close\r\n",
                            "")));
        }
    }

    @EachTransport
    void sends100ContinueTwiceIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = ask(server, "/a?kind=double")) {
            assertThat(client.readSoFar()).isEqualTo(open(CONTINUE + CONTINUE));
            assertThat(counted(client.send("12345").readSoFar())).isEqualTo(open(ok("/a")));
        }
    }

    @EachTransport
    void answersAtOnceAndReadsTheContentIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = ask(server, "/a?kind=final")) {
            assertThat(counted(client.readSoFar())).isEqualTo(open(ok("/a")));
            assertThat(client.send("GET /").readSoFar()).isEqualTo(open(""));
            assertThat(counted(client.get("/b?kind=final").readSoFar())).isEqualTo(open(ok("/b")));
        }
    }

    @EachTransport
    void answersAClientThatDoesNotWait(HammsNettyServer server) throws IOException {
        for (String kind : new String[] {"ignore", "417", "close", "double", "final"}) {
            try (RawClient client = RawClient.connect(server.port(ExpectContinue.MODE))) {
                client.send("POST /a?kind=" + kind + " HTTP/1.1\r\nContent-Length: 1\r\n\r\n");
                assertThat(client.readSoFar()).isEqualTo(open(""));
                assertThat(counted(client.send("1").readSoFar())).isEqualTo(open(ok("/a")));
            }
        }
    }

    @EachTransport
    void keepsTheJdkWaiting(HammsNettyServer server) {
        HttpRequest request = HttpRequest.newBuilder(server.uri(ExpectContinue.MODE))
                .expectContinue(true)
                .timeout(Duration.ofMillis(300))
                .POST(HttpRequest.BodyPublishers.ofString("content"))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    /** Apache's client sends no content after a final status, and does not reuse that connection. */
    @EachTransport
    void doesNotConfuseApacheWithAnAnswerBeforeTheContent(HammsNettyServer server) throws IOException {
        try (CloseableHttpClient client = HttpClients.custom()
                .setDefaultRequestConfig(
                        RequestConfig.custom().setExpectContinueEnabled(true).build())
                .build()) {
            assertThat(pathOfAnswer(client, server.uri(ExpectContinue.MODE).resolve("/first?kind=final")))
                    .isEqualTo("200 /first");
            assertThat(pathOfAnswer(client, server.uri(ExpectContinue.MODE).resolve("/second?kind=final")))
                    .isEqualTo("200 /second");
        }
    }

    private static String pathOfAnswer(CloseableHttpClient client, URI uri) throws IOException {
        HttpPost post = new HttpPost(uri);
        post.setEntity(new StringEntity("content"));
        return client.execute(
                post,
                response -> response.getCode() + " "
                        + response.getFirstHeader("X-Hamms-Path").getValue());
    }
}
