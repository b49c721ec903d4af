package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnacceptableContentTypeTest {

    private static final String MORSE = "-. --- -... --- -.. -.-- / .-. . .- -.. ... / -- --- .-. ... . / .- -. -.-- /"
            + " -- --- .-. . \nHAMMS-END\n";

    private static Received get(HammsNettyServer server, String fields) throws IOException {
        try (RawClient client = RawClient.connect(server.port(UnacceptableContentType.MODE))) {
            return client.send("GET / HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n" + fields + "\r\n")
                    .readToEnd();
        }
    }

    private static Received response(String type, String body) {
        return fin("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: " + type
                + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @EachTransport
    void sendsMorseCodeToAClientThatTakesAnything(HammsNettyServer server) throws IOException {
        assertThat(get(server, "")).isEqualTo(response("text/morse", MORSE));
        assertThat(get(server, "Accept: */*\r\n")).isEqualTo(response("text/morse", MORSE));
    }

    @EachTransport
    void sendsTheFirstTypeThatIsNotAcceptable(HammsNettyServer server) throws IOException {
        assertThat(get(server, "Accept: application/json\r\n")).isEqualTo(response("text/morse", MORSE));
        assertThat(get(server, "Accept: text/*\r\n"))
                .isEqualTo(response("application/json", "{\"message\":\"You did not ask for JSON.\"}"));
        assertThat(get(server, "Accept: text/morse\r\nAccept: application/json\r\n"))
                .isEqualTo(response(
                        "text/html",
                        "<!doctype html><html><head><title>HTML</title></head><body><p>You did not ask for HTML.</p>"
                                + "</body></html>\nHAMMS-END\n"));
        assertThat(get(server, "Accept: */*, text/csv;q=0\r\n"))
                .isEqualTo(response("text/csv", "message,status\nYou did not ask for CSV.,200\nHAMMS-END\n"));
    }

    /**
     * The cases of the original's own tests; its answer to the last one is text/csv, because of a bug in its library.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/morse                               | application/json",
                "application/json;q=0.3,text/morse;q=0.5  | text/html",
                "application/json;q=0.3;                  | text/morse",
                "'*/*;q=0.3,'                             | text/morse",
                "'text/*;q=0.3,'                          | application/json",
                "application/*;q=0.3,text/morse;q=0.5     | text/html",
            })
    void choosesAsTheOriginalDoes(String accept, String type) {
        try (Embedded connection = Embedded.connectTo(UnacceptableContentType.MODE)) {
            connection.send("GET / HTTP/1.1\r\nHost: hamms.test\r\nAccept: " + accept + "\r\n\r\n");
            assertThat(connection.received()).contains("\r\nContent-Type: " + type + "\r\n");
        }
    }

    @Test
    void answersHeadWithoutABody() {
        try (Embedded connection = Embedded.connectTo(UnacceptableContentType.MODE)) {
            connection.send("HEAD / HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
            assertThat(connection.received()).endsWith("\r\nContent-Length: " + MORSE.length() + "\r\n\r\n");
        }
    }

    @EachTransport
    void isReturnedByTheJdk(HammsNettyServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri(UnacceptableContentType.MODE))
                .header("Accept", "application/json")
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .isEqualTo(MORSE);
    }
}
