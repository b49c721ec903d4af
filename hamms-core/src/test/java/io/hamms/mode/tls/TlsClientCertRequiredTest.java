package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import javax.net.ssl.SSLException;

class TlsClientCertRequiredTest {

    @EachTransport
    void alertsAClientWithoutACertificate(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsClientCertRequired.MODE))) {
            assertThat(client.version()).isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> client.get("/").readToEnd())
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("certificate_required");
        }
    }
}
