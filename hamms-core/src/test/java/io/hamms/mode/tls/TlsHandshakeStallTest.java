package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TlsHandshakeStallTest {

    @EachTransport
    void sendsNothingInAnswerToAClientHello(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TlsHandshakeStall.MODE))) {
            client.send(TlsClient.clientHello("TLSv1.3"));

            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @Test
    void isEndedByTheRequestTimeoutOfTheJdkClient() {
        HammsNettyServer server = Servers.on(Transport.best());
        HttpRequest request = HttpRequest.newBuilder(server.uri(TlsHandshakeStall.MODE))
                .timeout(Duration.ofMillis(200))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }
}
