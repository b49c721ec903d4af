package io.hamms.mode.encoding;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

class GzipTruncatedTest {

    private static String head(String framing) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Encoding: gzip\r\nContent-Type: text/plain\r\n" + framing + "\r\n\r\n";
    }

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipTruncated.MODE))) {
            return client.send(request + " HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd();
        }
    }

    private static String body(HammsNettyServer server, String target) throws IOException {
        String text = ask(server, "GET " + target).text();
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    private static byte[] decode(String gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip.getBytes(StandardCharsets.ISO_8859_1))).readAllBytes();
    }

    @EachTransport
    void sendsTheFirstHalfCorrectlyFramed(HammsNettyServer server) throws IOException {
        String whole = body(server, "/?part=1");
        assertThat(new String(decode(whole), StandardCharsets.ISO_8859_1))
                .hasSize(10_000)
                .endsWith("\nHAMMS-END\n");
        String half = whole.substring(0, whole.length() / 2);
        assertThatThrownBy(() -> decode(half)).isInstanceOf(EOFException.class);

        assertThat(ask(server, "GET /")).isEqualTo(fin(head("Content-Length: " + half.length()) + half));
        assertThat(ask(server, "GET /?framing=close")).isEqualTo(fin(head("Connection: close") + half));
        assertThat(ask(server, "GET /?framing=chunked"))
                .isEqualTo(fin(head("Transfer-Encoding: chunked") + Integer.toHexString(half.length()) + "\r\n" + half
                        + "\r\n0\r\n\r\n"));
    }

    @EachTransport
    void closesOnlyIfTheConnectionFramesTheBody(HammsNettyServer server) throws IOException {
        for (String framing : new String[] {"cl", "close", "chunked"}) {
            try (RawClient client = RawClient.connect(server.port(GzipTruncated.MODE))) {
                assertThat(client.get("/?framing=" + framing).readSoFar().end())
                        .as(framing)
                        .isEqualTo(framing.equals("close") ? RawClient.End.FIN : RawClient.End.OPEN);
            }
        }
    }

    @EachTransport
    void sendsTheConfiguredPart(HammsNettyServer server) throws IOException {
        String whole = body(server, "/?part=1");
        assertThat(body(server, "/?part=0.9")).isEqualTo(whole.substring(0, whole.length() * 9 / 10));
        assertThat(ask(server, "GET /?part=0&framing=chunked"))
                .isEqualTo(fin(head("Transfer-Encoding: chunked") + "0\r\n\r\n"));
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /?framing=close")).isEqualTo(fin(head("Connection: close")));
        assertThat(ask(server, "HEAD /?framing=chunked")).isEqualTo(fin(head("Transfer-Encoding: chunked")));
    }

    @EachTransport
    void failsInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(GzipTruncated.MODE), Duration.ofMinutes(1)))
                .startsWith("EOFException");
    }
}
