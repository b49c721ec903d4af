package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class ContentTypeTest {

    private static Received get(HammsNettyServer server, FailureMode mode, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(mode))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    private static Received response(String field) {
        return fin("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\n" + field
                + "Connection: close\r\nContent-Length: 51\r\n\r\n"
                + "{\"message\":\"This is a JSON object.\",\"success\":true}");
    }

    @EachTransport
    void sendsNoContentType(HammsNettyServer server) throws IOException {
        assertThat(get(server, ContentType.MISSING, "/")).isEqualTo(response(""));
    }

    @EachTransport
    void labelsJsonAsHtml(HammsNettyServer server) throws IOException {
        assertThat(get(server, ContentType.WRONG, "/")).isEqualTo(response("Content-Type: text/html\r\n"));
    }

    @EachTransport
    void labelsJsonAsConfigured(HammsNettyServer server) throws IOException {
        assertThat(get(server, ContentType.WRONG, "/?type=text/x%3B%20charset=utf-99"))
                .isEqualTo(response("Content-Type: text/x; charset=utf-99\r\n"));
        assertThat(get(server, ContentType.WRONG, "/?type=")).isEqualTo(response("Content-Type: \r\n"));
    }

    @EachTransport
    void refusesALabelThatWouldEndTheLine(HammsNettyServer server) throws IOException {
        for (String type : new String[] {"a%0d%0aX:%20y", "a%0a", "%00", "%C3%A9", "a".repeat(201)}) {
            assertThat(get(server, ContentType.WRONG, "/?type=" + type).text())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("(expected: printable ASCII of at most 200 bytes)");
        }
    }

    @EachTransport
    void isReturnedByTheJdk(HammsNettyServer server) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri(ContentType.MISSING)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
        assertThat(response.body()).startsWith("{").endsWith("}");
    }
}
