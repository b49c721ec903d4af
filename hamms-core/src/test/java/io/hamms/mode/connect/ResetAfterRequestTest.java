package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;

class ResetAfterRequestTest {

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private static String head(String target, String fields) {
        return "POST " + target + " HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 10\r\n" + fields + "\r\n";
    }

    private static void resetsAt(HammsNettyServer server, String target, String content, String last)
            throws IOException {
        try (RawClient client = RawClient.connect(server.port(ResetAfterRequest.MODE))) {
            assertThat(client.send(head(target, "") + content).readSoFar()).isEqualTo(open(""));
            assertThat(client.send(last).readToEnd()).isEqualTo(rst(""));
        }
    }

    @EachTransport
    void resetsAfterTheWholeRequest(HammsNettyServer server) throws IOException {
        resetsAt(server, "/", "123456789", "0");
    }

    @EachTransport
    void resetsAfterAPartOfTheContent(HammsNettyServer server) throws IOException {
        resetsAt(server, "/?after=body%2B5", "1234", "5");
        int length = head("/?after=00", "").length();
        resetsAt(server, "/?after=" + (length + 3), "12", "3");
        resetsAt(server, "/?after=body%2B5000", "123456789", "0");
    }

    @EachTransport
    void resetsAfterTheHead(HammsNettyServer server) throws IOException {
        for (String target : new String[] {"/?after=head", "/?after=9"}) {
            try (RawClient client = RawClient.connect(server.port(ResetAfterRequest.MODE))) {
                assertThat(client.send(head(target, "")).readToEnd()).isEqualTo(rst(""));
            }
        }
    }

    @EachTransport
    void asksForTheContentOnlyIfItReadsIt(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ResetAfterRequest.MODE))) {
            assertThat(client.send(head("/?after=body%2B1", "Expect: 100-continue\r\n"))
                            .readHead())
                    .isEqualTo(CONTINUE);
            assertThat(client.send("1").readToEnd()).isEqualTo(rst(""));
        }
        try (RawClient client = RawClient.connect(server.port(ResetAfterRequest.MODE))) {
            assertThat(client.send(head("/?after=head", "Expect: 100-continue\r\n"))
                            .readToEnd())
                    .isEqualTo(rst(""));
        }
    }

    @EachTransport
    void refusesAPercentage(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ResetAfterRequest.MODE))) {
            assertThat(client.get("/?after=50%25").readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    @EachTransport
    void isAnErrorInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(ResetAfterRequest.MODE), RawClient.PATIENCE))
                .contains("Exception");
    }
}
