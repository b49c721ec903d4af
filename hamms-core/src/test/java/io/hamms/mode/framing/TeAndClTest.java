package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;

class TeAndClTest {

    private static String response(String path, String length) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: "
                + path + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nContent-Length: " + length
                + "\r\n\r\n18\r\nFramed twice.\nHAMMS-END\n\r\n0\r\n\r\n";
    }

    @EachTransport
    void framesOneBodyInTwoWays(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TeAndCl.MODE))) {
            assertThat(client.get("/one")
                            .get("/two?cl=9000")
                            .shutdownOutput()
                            .readToEnd()
                            .unnumbered())
                    .isEqualTo(fin(response("/one", "3") + response("/two", "9000")));
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TeAndCl.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n")
                            .shutdownOutput()
                            .readToEnd()
                            .unnumbered()
                            .text())
                    .isEqualTo(
                            response("/", "3").substring(0, response("/", "3").indexOf("18\r\n")));
        }
    }

    @EachTransport
    void isReadByItsChunksInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(TeAndCl.MODE), Duration.ofMinutes(1)))
                .isEqualTo("200, 24 bytes");
    }
}
