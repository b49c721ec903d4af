package io.hamms.mode.redirect;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectCrossOriginTest {

    private static final String BODY = "What you look for is elsewhere.\nHAMMS-END\n";

    private static String redirect(String status, String path, String location) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: {n}\r\nX-Hamms-Path: " + path
                + "\r\nLocation: " + location + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                + BODY.length() + "\r\n\r\n" + BODY;
    }

    private static RawClient.Received answer(HammsNettyServer server, String target, String host) throws IOException {
        try (RawClient client = RawClient.connect(server.port(RedirectCrossOrigin.MODE))) {
            RawClient.Received received = client.send(
                            "GET " + target + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n")
                    .readToEnd();
            return new RawClient.Received(
                    received.text().replaceFirst("X-Hamms-Seq: \\d+", "X-Hamms-Seq: {n}"), received.end());
        }
    }

    @EachTransport
    void leadsToTheHealthyPort(HammsNettyServer server) throws IOException {
        String location = ":" + server.port(Healthy.MODE) + "/?echo=true";

        assertThat(answer(server, "/a", "Host: hamms.test:80\r\n"))
                .isEqualTo(fin(redirect("302 Found", "/a", "http://hamms.test" + location)));
        assertThat(answer(server, "/a?status=308", "Host: [::1]\r\n"))
                .isEqualTo(fin(redirect("308 Permanent Redirect", "/a", "http://[::1]" + location)));
    }

    @EachTransport
    void leadsToTheOtherNameOfThisPort(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/a?to=host", "Host: 127.0.0.1:5565\r\n"))
                .isEqualTo(fin(redirect("302 Found", "/a", "http://localhost:5565/arrival")));
        assertThat(answer(server, "/a?to=host", "Host: LocalHost:5565\r\n"))
                .isEqualTo(fin(redirect("302 Found", "/a", "http://127.0.0.1:5565/arrival")));
        assertThat(answer(server, "/a?to=host", "Host: hamms.test\r\n"))
                .isEqualTo(fin(redirect("302 Found", "/a", "http://localhost/arrival")));
        assertThat(answer(server, "/a?to=host", "Host: a.localhost:80\r\n"))
                .isEqualTo(fin(redirect("302 Found", "/a", "http://a.other.localhost:80/arrival")));
    }

    @EachTransport
    void leadsToTls(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/a?to=scheme", "Host: 127.0.0.1\r\n"))
                .isEqualTo(fin(redirect(
                        "302 Found", "/a", "https://127.0.0.1:" + server.port(TlsHealthy.MODE) + "/?echo=true")));
    }

    @EachTransport
    void namesItsOwnAddressIfTheHostFieldIsInvalid(HammsNettyServer server) throws IOException {
        String location = "http://127.0.0.1:" + server.port(Healthy.MODE) + "/?echo=true";
        for (String host : new String[] {
            "",
            "Host:\r\n",
            "Host: a b\r\n",
            "Host: evil.test/x\r\n",
            "Host: user@evil.test\r\n",
            "Host: a:99999\r\n",
            "Host: a\tb\r\n",
            "Host: [a\r\n",
            "Host: a\r\nHost: b\r\n"
        }) {
            assertThat(answer(server, "/", host)).isEqualTo(fin(redirect("302 Found", "/", location)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/?status=302%0d%0aX-Evil:1", "/?to=host%0d%0aX-Evil:1", "/a%0d%0aX-Evil:1", "/a\rX-Evil:1"})
    void letsNobodyWriteAHeaderField(String target) {
        try (Embedded connection = Embedded.connectTo(RedirectCrossOrigin.MODE)) {
            assertThat(connection.get(target).received())
                    .doesNotContain("\nX-Evil")
                    .doesNotContain("\rX-Evil");
        }
    }

    @ParameterizedTest
    @CsvSource({"port, healthy", "scheme, tls-healthy"})
    void refusesWhatIsNotServed(String to, String missing) {
        try (Embedded connection = Embedded.connectTo(RedirectCrossOrigin.MODE)) {
            assertThat(connection.get("/?to=" + to).received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\"error\":\"to: " + to + " (expected: one whose port is served; " + missing
                            + " is not)\"");
        }
    }

    /** OkHttp sends a Cookie field that the program set itself to every origin. */
    @EachTransport
    void receivesCredentialsFromOkHttp(HammsNettyServer server) throws IOException {
        OkHttpClient client = new OkHttpClient();
        for (String to : new String[] {"port", "host"}) {
            Request request = new Request.Builder()
                    .url(server.uri(RedirectCrossOrigin.MODE)
                            .resolve("/?to=" + to)
                            .toString())
                    .header("Authorization", "Basic secret")
                    .header("Cookie", "session=secret")
                    .build();
            try (Response response = client.newCall(request).execute()) {
                assertThat(response.priorResponse()).isNotNull();
                assertThat(response.body().string())
                        .contains("\"method\":\"GET\"")
                        .contains("\"Cookie\":\"session=secret\"")
                        .doesNotContain("Basic secret");
            }
        }
        client.connectionPool().evictAll();
    }

    @EachTransport
    void isFollowedByTheJdk(HammsNettyServer server) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .sslContext(server.sslContext())
                .build();
        for (String to : new String[] {"port", "host", "scheme"}) {
            URI uri = server.uri(RedirectCrossOrigin.MODE).resolve("/?to=" + to);
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(RawClient.PATIENCE).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.uri().getAuthority()).isNotEqualTo(uri.getAuthority());
            assertThat(response.body()).startsWith("{\"method\":\"GET\"");
        }
    }
}
