package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

class ChunkedAfterEndTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String BODY = HEAD + "1f\r\nThis is your answer.\nHAMMS-END\n\r\n0\r\n\r\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(ChunkedAfterEnd.MODE), request).unnumbered();
    }

    @EachTransport
    void sendsBytesAfterTheLastChunk(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(BODY + "foo bar"));
        assertThat(ask(server, "GET /?kind=last-chunk")).isEqualTo(fin(BODY + "0\r\n\r\n"));
    }

    @EachTransport
    void sendsAnotherResponse(HammsNettyServer server) throws IOException {
        String another = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /"
                + "\r\nContent-Type: text/plain\r\nContent-Length: 33\r\n\r\nNobody asked for this.\nHAMMS-END\n";
        assertThat(ask(server, "GET /?kind=response")).isEqualTo(fin(BODY + another));
    }

    @EachTransport
    void keepsTheConnection(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET / HTTP/1.1\r\nHost: hamms.test\r\n\r\nGET /"))
                .isEqualTo(fin(BODY + "foo bar" + BODY + "foo bar"));
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(HEAD));
    }

    /** OkHttp reuses its pooled connection at once and reads the leftover bytes as the second answer. */
    @EachTransport
    void desynchronisesOkHttp(HammsNettyServer server) throws IOException {
        OkHttpClient client = new OkHttpClient();
        URI uri = server.uri(ChunkedAfterEnd.MODE);
        assertThat(body(client, uri.resolve("/first?kind=response"))).isEqualTo("/first This is your answer.");
        assertThat(body(client, uri.resolve("/second?kind=response"))).isEqualTo("/first Nobody asked for this.");
        client.connectionPool().evictAll();
    }

    private static String body(OkHttpClient client, URI uri) throws IOException {
        try (Response response = client.newCall(
                        new Request.Builder().url(uri.toString()).build())
                .execute()) {
            return response.header("X-Hamms-Path") + " "
                    + response.body().string().replace("\nHAMMS-END\n", "");
        }
    }
}
