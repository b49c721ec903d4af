package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;

class TlsWeakKeyTest {

    @EachTransport
    void has1024Bits(HammsNettyServer server) throws IOException {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (TlsClient client = TlsClient.connect(server.port(TlsWeakKey.MODE), version)) {
                RSAPublicKey key = (RSAPublicKey) client.chain()[0].getPublicKey();

                assertThat(key.getModulus().bitLength()).isEqualTo(1024);
                assertThat(client.get("/").readToEnd()).endsWith(Bodies.END);
            }
        }
    }
}
