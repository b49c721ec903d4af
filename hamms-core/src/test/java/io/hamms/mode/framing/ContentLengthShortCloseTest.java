package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;

class ContentLengthShortCloseTest {

    private static final String FILLER = "All work and no play makes an HTTP client a dull boy. ".repeat(10);
    private static final String JSON = ("{\"unfinished\": \"" + FILLER).substring(0, 300);

    private static String response(String type, int length, String body) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n" + body;
    }

    private static Received get(HammsNettyServer server, String target, String fields) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthShortClose.MODE))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\n" + fields + "\r\n")
                    .readToEnd();
        }
    }

    @EachTransport
    void sendsThreeHundredBytesOfTheDeclaredOnes(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/", "")).isEqualTo(fin(response("application/json", 2300, JSON)));
    }

    @EachTransport
    void beginsADocumentOfTheTypeThatIsPreferred(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/", "Accept: application/json;q=0.5, text/html\r\n"))
                .isEqualTo(fin(response(
                        "text/html",
                        2300,
                        ("<!doctype html><html><head><title>Unfinished</title></head><body><p>" + FILLER)
                                .substring(0, 300))));
        assertThat(get(server, "/", "Accept: text/plain, */*\r\n"))
                .isEqualTo(fin(response("text/plain", 2300, FILLER.substring(0, 300))));
        assertThat(get(server, "/", "Accept: text/*;q=0.2, text/xml;q=0.3\r\n"))
                .isEqualTo(fin(response(
                        "text/xml", 2300, ("<?xml version=\"1.0\"?><unfinished>" + FILLER).substring(0, 300))));
        assertThat(get(server, "/", "Accept: image/png\r\n")).isEqualTo(fin(response("application/json", 2300, JSON)));
    }

    @EachTransport
    void sendsTheConfiguredBytes(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?declared=10&sent=9", ""))
                .isEqualTo(fin(response("application/json", 10, "{\"unfinis")));
        assertThat(get(server, "/?sent=0", "")).isEqualTo(fin(response("application/json", 2300, "")));
        assertThat(get(server, "/?declared=1000000&sent=999999", "").text())
                .hasSize(response("application/json", 1_000_000, "").length() + 999_999);
    }

    @EachTransport
    void resetsTheConnectionIfConfigured(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?end=rst", "")).isEqualTo(rst(response("application/json", 2300, JSON)));
    }

    @EachTransport
    void refusesToSendTheWholeBody(HammsNettyServer server) throws IOException {
        String said = "{\"error\":\"sent: 300 (expected: less than the 300 declared)\",\"parameter\":\"sent\","
                + "\"value\":\"300\",\"expected\":\"less than the 300 declared\"}";
        assertThat(get(server, "/?declared=300", "Connection: close\r\n"))
                .isEqualTo(fin("HTTP/1.1 400 Bad Request\r\n" + Dates.SERVER_AND_DATE
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + said.length()
                        + "\r\n\r\n" + said));
    }

    @EachTransport
    void answersHeadCompletely(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthShortClose.MODE))) {
            client.send("HEAD / HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
            assertThat(client.readHead()).isEqualTo(response("application/json", 2300, ""));
            assertThat(client.get("/").readToEnd()).isEqualTo(fin(response("application/json", 2300, JSON)));
        }
    }

    @EachTransport
    void failsInEveryRealClient(HammsNettyServer server) {
        for (RealClient client : RealClient.values()) {
            assertThat(client.reactionTo(server.uri(ContentLengthShortClose.MODE), Duration.ofMinutes(1)))
                    .as(client.label())
                    .doesNotStartWith("200");
        }
    }
}
