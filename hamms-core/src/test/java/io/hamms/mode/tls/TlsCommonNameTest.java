package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlsCommonNameTest {

    static FailureMode[] modes() {
        return new FailureMode[] {TlsCommonName.ONLY, TlsCommonName.NUL};
    }

    @EachTransport
    void hasNoOtherName(HammsNettyServer server) throws Exception {
        for (FailureMode mode : modes()) {
            try (TlsClient client = TlsClient.connect(server.port(mode))) {
                X509Certificate leaf = client.chain()[0];

                assertThat(leaf.getSubjectAlternativeNames()).isNull();
                assertThat(new String(leaf.getSubjectX500Principal().getEncoded(), StandardCharsets.ISO_8859_1))
                        .endsWith(mode.equals(TlsCommonName.ONLY) ? "\tlocalhost" : "localhost\u0000.wrong.example");
                assertThat(client.get("/").readToEnd()).endsWith(Bodies.END);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void isRejectedByOkHttp(FailureMode mode) {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(RealClient.OKHTTP.reactionTo(server.uri(mode), RawClient.PATIENCE))
                .contains("Exception");
    }
}
