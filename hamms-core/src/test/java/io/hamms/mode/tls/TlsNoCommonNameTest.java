package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsNoCommonNameTest {

    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

    @EachTransport
    void hasCriticalNamesAndNoSubject(HammsNettyServer server) throws Exception {
        try (TlsClient client = TlsClient.connect(server.port(TlsNoCommonName.MODE))) {
            X509Certificate leaf = client.chain()[0];

            assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
            assertThat(leaf.getCriticalExtensionOIDs()).contains(SUBJECT_ALTERNATIVE_NAME);
            assertThat(leaf.getSubjectAlternativeNames())
                    .containsExactly(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        }
    }

    @ParameterizedTest
    @EnumSource(RealClient.class)
    void isAcceptedByRealClients(RealClient client) throws Exception {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(client.reactionTo(server.uri(TlsNoCommonName.MODE), RawClient.PATIENCE))
                .startsWith("200, ");
    }
}
