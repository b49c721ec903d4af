package io.hamms.mode.body;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JsonTruncatedTest {

    private static final String JSON = "{\"items\":[{\"id\":1,\"name\":\"one\"},{\"id\":2,\"na";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(JsonTruncated.MODE), request);
    }

    private static String head(String type, int length) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    @EachTransport
    void sendsHalfADocumentCorrectlyFramed(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(head("application/json", 43) + JSON));
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(head("application/json", 43)));
    }

    @EachTransport
    void sendsTheConfiguredDocument(HammsNettyServer server) throws IOException {
        String xml = "<?xml version=\"1.0\"?><items><item><name>one</name></item><item><na";
        String html = "<!doctype html><html><head><title>Items</title></head><body><ul><li>one</li><li cla";
        assertThat(ask(server, "GET /?type=xml")).isEqualTo(fin(head("application/xml", xml.length()) + xml));
        assertThat(ask(server, "GET /?type=html")).isEqualTo(fin(head("text/html", html.length()) + html));
    }

    @EachTransport
    void sendsTheConfiguredStatus(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?status=503"))
                .isEqualTo(fin(head("application/json", 43).replace("200 OK", "503 Service Unavailable") + JSON));
    }

    @Test
    void isNoDocument() {
        assertThatThrownBy(() -> {
                    try (JsonParser parser = new JsonFactory().createParser(JSON)) {
                        while (parser.nextToken() != null) {
                            // The parser throws before the last token.
                        }
                    }
                })
                .isInstanceOf(JsonEOFException.class);
    }

    @EachTransport
    void isDeliveredByOkHttpAndApache(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(JsonTruncated.MODE), Duration.ofMinutes(1)))
                .isEqualTo("200, 43 bytes");
        assertThat(RealClient.APACHE.reactionTo(server.uri(JsonTruncated.MODE), Duration.ofMinutes(1)))
                .isEqualTo("200, 43 bytes");
    }
}
