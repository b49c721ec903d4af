package io.hamms.mode.tls;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.Tool;
import io.hamms.transport.Transport;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsAlpnWrongTest {

    @EachTransport
    void sendsOneServerHelloThatSelectsH1(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(TlsAlpnWrong.MODE))) {
            client.send(TlsClient.clientHello("TLSv1.2"));

            String header = client.read(5);
            String hello = client.read(256 * header.charAt(3) + header.charAt(4));

            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(header).startsWith("\u0016\u0003\u0003");
            assertThat(hello).startsWith("\u0002").endsWith("\u0000\u0010\u0000\u0005\u0000\u0003\u0002h1");
            assertThat(hello.length()).isEqualTo(4 + 256 * hello.charAt(2) + hello.charAt(3));
            int extensions = 4 + 2 + 32 + 1 + hello.charAt(38) + 3;
            assertThat(hello.length() - extensions - 2)
                    .isEqualTo(256 * hello.charAt(extensions) + hello.charAt(extensions + 1));
        }
    }

    @EachTransport
    void isRejectedByTheJdk(HammsNettyServer server) {
        int port = server.port(TlsAlpnWrong.MODE);

        assertThatThrownBy(() -> TlsClient.connect(
                        port, parameters -> parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"})))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("Invalid application_layer_protocol_negotiation");
        assertThatThrownBy(() -> TlsClient.connect(port))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("application_layer_protocol_negotiation");
        assertThatThrownBy(() -> TlsClient.connect(port, "TLSv1.3"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
    }

    @Test
    void isRejectedByOpenssl() throws Exception {
        String server = "127.0.0.1:" + Servers.on(Transport.best()).port(TlsAlpnWrong.MODE);
        Tool openssl = Tool.named("openssl");

        assertThat(openssl.run("", "s_client", "-connect", server).output()).contains("unsolicited extension");
        assertThat(openssl.run("", "s_client", "-connect", server, "-alpn", "h2,http/1.1")
                        .output())
                .contains("bad extension");
    }

    @Test
    void isAnErrorToOkHttp() {
        HammsNettyServer server = Servers.on(Transport.best());

        assertThat(RealClient.OKHTTP.reactionTo(server.uri(TlsAlpnWrong.MODE), RawClient.PATIENCE))
                .startsWith("SSL")
                .contains("Exception");
    }
}
