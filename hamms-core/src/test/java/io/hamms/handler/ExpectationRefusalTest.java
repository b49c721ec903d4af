package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that waits for 100 gets the refusal of a parameter instead, at once (RFC 9110, section 10.1.1). */
class ExpectationRefusalTest {

    private static final int SIZE = 16 * 1024 * 1024;

    static Stream<FailureMode> answering() {
        return FailureModes.ALL.stream().filter(mode -> mode.fault() instanceof HttpFault);
    }

    private static String post(String target, int size) {
        return "POST " + target + " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: " + size
                + "\r\n\r\n";
    }

    @ParameterizedTest
    @MethodSource("answering")
    void comesBeforeTheContent(FailureMode mode) {
        String target = mode.name().equals("by-path") ? "/mode/nope" : "/?delay=x";
        try (Embedded connection = Embedded.connectTo(mode)) {
            assertThat(connection.send(post(target, 5)).received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\r\nConnection: close\r\n")
                    .endsWith("}");
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @EachTransport
    void isNotLostByAResetThoughTheClientSendsTheContent(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            client.send(post("/?status=9999", SIZE)).send(new byte[SIZE]);

            RawClient.Received received = client.readToEnd();
            assertThat(received.text()).startsWith("HTTP/1.1 400 Bad Request\r\n");
            assertThat(received.end()).isEqualTo(RawClient.End.FIN);
        }
    }

    /** Without Expect the content is on its way: it is read, and the connection stays open. */
    @Test
    void waitsForContentThatIsOnItsWay() {
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            connection.send("POST /?status=9999 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
            assertThat(connection.received()).isEmpty();

            assertThat(connection.send("hello").received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .doesNotContain("Connection: close");
            assertThat(connection.get("/").received()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }
}
