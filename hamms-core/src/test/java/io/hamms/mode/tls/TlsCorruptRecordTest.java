package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsCorruptRecordTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nContent-Length: 36\r\nConnection: close\r\n\r\n";

    @EachTransport
    void sendsTheHeadButNotTheBodyIntact(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsCorruptRecord.MODE))) {
            assertThat(client.get("/").read(HEAD.length())).isEqualTo(HEAD);
            assertThatThrownBy(() -> client.read(1))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining("Tag mismatch");
        }
    }

    @EachTransport
    void sendsSoMuchOfTheBodyIntact(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsCorruptRecord.MODE))) {
            assertThat(client.get("/?intact=10").read(HEAD.length() + 10)).isEqualTo(HEAD + "One bit of");
            assertThatThrownBy(() -> client.read(1))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining("Tag mismatch");
        }
    }

    @EachTransport
    void sendsOnlyTheHeadToHead(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsCorruptRecord.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n").readToEnd())
                    .isEqualTo(HEAD);
        }
    }

    @Test
    void isAnErrorToOkHttp() {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(RealClient.OKHTTP.reactionTo(server.uri(TlsCorruptRecord.MODE), RawClient.PATIENCE))
                .contains("Exception");
    }
}
