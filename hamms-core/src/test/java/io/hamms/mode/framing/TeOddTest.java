package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

class TeOddTest {

    private static final String TEXT = "Coded twice.\nHAMMS-END\n";
    private static final String CHUNKS = "17\r\n" + TEXT + "\r\n0\r\n\r\n";

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TeOdd.MODE))) {
            return client.get(target).readToEnd();
        }
    }

    private static String head(String codings) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: "
                + codings + "\r\n\r\n";
    }

    @EachTransport
    void namesOtherCodings(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(fin(head("chunked, identity") + CHUNKS));
        assertThat(get(server, "/?kind=unknown")).isEqualTo(fin(head("xchunked") + CHUNKS));
        assertThat(get(server, "/?kind=twice")).isEqualTo(fin(head("chunked\r\nTransfer-Encoding: chunked") + CHUNKS));
        assertThat(get(server, "/?kind=not-chunked")).isEqualTo(fin(head("chunked") + TEXT));
    }

    @EachTransport
    void sendsChunksOfGzip(HammsNettyServer server) throws IOException {
        Received received = get(server, "/?kind=gzip-chunked");
        String start = head("gzip, chunked") + "2b\r\n";
        String end = "\r\n0\r\n\r\n";
        assertThat(received.text()).startsWith(start).endsWith(end);
        String gzip = received.text().substring(start.length(), received.text().length() - end.length());
        assertThat(gzip).hasSize(0x2b);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.getBytes(StandardCharsets.ISO_8859_1))))
                .hasContent(TEXT);
        assertThat(received.end()).isEqualTo(RawClient.End.FIN);
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TeOdd.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd())
                    .isEqualTo(fin(head("chunked, identity")));
        }
    }

    @EachTransport
    void failsInOkHttpAndApacheWithoutChunks(HammsNettyServer server) {
        URI uri = server.uri(TeOdd.MODE).resolve("/?kind=not-chunked");
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
    }
}
