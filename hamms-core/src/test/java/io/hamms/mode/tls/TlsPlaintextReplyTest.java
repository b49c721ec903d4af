package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsPlaintextReplyTest {

    @EachTransport
    void answersInPlainHttp(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TlsPlaintextReply.MODE))) {
            client.send(TlsClient.clientHello("TLSv1.3"));

            assertThat(client.readToEnd())
                    .isEqualTo(fin("HTTP/1.1 400 Bad Request\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 40\r\n\r\n"
                            + "This port does not speak TLS.\nHAMMS-END\n"));
        }
    }

    @Test
    void isRejectedByTheJdk() {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThatThrownBy(() -> TlsClient.connect(server.port(TlsPlaintextReply.MODE)))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("Unsupported or unrecognized SSL message");
    }
}
