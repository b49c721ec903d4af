package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.TlsGoodbye;
import io.hamms.testing.TlsGoodbye.Received;
import io.hamms.transport.Transport;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TlsNoCloseNotifyTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\n";

    @EachTransport
    void endsTcpButNotTls(HammsNettyServer server) throws Exception {
        String byConnection = HEAD + "Connection: close\r\n\r\n" + Bodies.text(300);
        String byLength = HEAD + "Content-Length: 300\r\nConnection: close\r\n\r\n" + Bodies.text(300);
        int port = server.port(TlsNoCloseNotify.MODE);

        assertThat(TlsGoodbye.get(port, "/")).isEqualTo(new Received(byConnection, false));
        assertThat(TlsGoodbye.get(port, "/?framing=cl")).isEqualTo(new Received(byLength, false));
        assertThat(TlsGoodbye.get(server.port(TlsHealthy.MODE), "/").hasCloseNotify())
                .as("the baseline")
                .isTrue();
    }

    @EachTransport
    void leavesOutTheEndOfTheBodyWhenAsked(HammsNettyServer server) throws Exception {
        String start = HEAD + "Connection: close\r\n\r\n" + Bodies.text(300).charAt(0);

        assertThat(TlsGoodbye.get(server.port(TlsNoCloseNotify.MODE), "/?missing=299"))
                .isEqualTo(new Received(start, false));
    }

    @Test
    void isACompleteResponseToTheJdk() throws IOException {
        try (TlsClient client = TlsClient.connect(Servers.on(Transport.best()).port(TlsNoCloseNotify.MODE))) {
            assertThat(client.get("/").readToEnd()).endsWith(Bodies.END);
        }
    }
}
