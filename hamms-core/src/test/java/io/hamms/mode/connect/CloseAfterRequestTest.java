package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Connections;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloseAfterRequestTest {

    @EachTransport
    void closesOnTheFirstByteAndNotBefore(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(client.send("G").readToEnd()).isEqualTo(fin(""));
        }
    }

    @EachTransport
    void resetsIfItDoesNotDrain(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            assertThat(client.get("/?drain=false").readToEnd()).isEqualTo(rst(""));
        }
    }

    @EachTransport
    void sendsFinAndNoResetDuringAnUpload(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            client.send("POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n").send(new byte[200_000]);

            assertThat(client.readToEnd()).isEqualTo(fin(""));
        }
    }

    private static void closesAt(HammsNettyServer server, String request, String last, RawClient.Received end)
            throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseAfterRequest.MODE))) {
            assertThat(client.send(request).readSoFar()).isEqualTo(open(""));
            assertThat(client.send(last).readToEnd()).isEqualTo(end);
        }
    }

    @EachTransport
    void closesInTheMiddleOfTheHead(HammsNettyServer server) throws IOException {
        String line = "GET /?after=40 HTTP/1.1\r\n";
        closesAt(server, line + "Host: hamms.te", "st", fin(""));
        closesAt(server, line.replace("40", "40&drain=false"), "Host: a\r\nA: b\r\n", rst(""));
    }

    @EachTransport
    void closesAfterTheHeadOrAPartOfTheContent(HammsNettyServer server) throws IOException {
        String fields = " HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 9\r\n\r";
        closesAt(server, "POST /?after=head" + fields, "\n", fin(""));
        closesAt(server, "POST /?after=body%2B3" + fields + "\n12", "3", fin(""));
    }

    @EachTransport
    void closesAfterAPartOfTheContentByPath(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(FailureModes.BY_PATH))) {
            client.send(
                    "POST /mode/close-after-request?after=body%2B3 HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n12");
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(client.send("3").readToEnd()).isEqualTo(fin(""));
        }
    }

    @Test
    void closesAtThePlaceThatIsADefaultOfTheServer() throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("close-after-request")
                .observer(Connections.SEEN)
                .defaults("close-after-request", Map.of("after", "20"))
                .start()) {
            closesAt(server, "GET / HTTP/1.1\r\nHos", "t", fin(""));
        }
    }
}
