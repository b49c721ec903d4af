package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class Idle408Test {

    private static final String TEXT = "Use this connection again.\nHAMMS-END\n";
    private static final String LATE = "No request came.\nHAMMS-END\n";

    private static final String TIMEOUT = "HTTP/1.1 408 Request Timeout\r\n" + Dates.SERVER_AND_DATE
            + "\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: " + LATE.length() + "\r\n\r\n"
            + LATE;

    @EachTransport
    void sends408ToAnIdleConnection(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Idle408.MODE))) {
            assertThat(client.get("/a?idle=20ms").readBody()).isEqualTo(TEXT);
            assertThat(client.readToEnd()).isEqualTo(fin(TIMEOUT));
        }
    }

    @Test
    void sendsItAfterASecondWithoutARequest() {
        try (Embedded connection = Embedded.connectTo(Idle408.MODE)) {
            assertThat(connection.get("/a").received()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(connection.passTime(Duration.ofMillis(990)).received()).isEmpty();
            assertThat(connection.get("/b").received()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(connection.passTime(Duration.ofMillis(990)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(14)).received()).isEqualTo(TIMEOUT);
        }
    }

    @EachTransport
    void isASuccessInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(Idle408.MODE), RawClient.PATIENCE))
                .isEqualTo("200, " + TEXT.length() + " bytes");
    }
}
