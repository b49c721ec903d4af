package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.testing.TlsClient;
import io.hamms.text.ErrorText;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates for additional names, and from the CA of a file. */
class TlsNamesTest {

    private static X509Certificate[] chain(HammsNettyServer server, String mode) throws Exception {
        try (TlsClient client = TlsClient.connect(server.port(mode))) {
            return client.chain();
        }
    }

    private static List<Object> names(HammsNettyServer server, String mode) throws Exception {
        return chain(server, mode)[0].getSubjectAlternativeNames().stream()
                .<Object>map(name -> name.get(1))
                .toList();
    }

    @Test
    void areInEveryCertificateButThatOfTheWrongHost(@TempDir Path folder) throws Exception {
        HammsServerBuilder builder = HammsNettyServer.builder()
                .basePort(0)
                .modes("tls-healthy", "tls-expired", "tls-wrong-host")
                .tlsName("Hamms.test")
                .tlsName("192.0.2.1")
                .tlsName("bücher.test")
                .caFile(folder.resolve("ca.pem"));
        X509Certificate root;
        try (HammsNettyServer server = builder.start()) {
            assertThat(names(server, "tls-healthy"))
                    .containsExactly(
                            "localhost",
                            "127.0.0.1",
                            "0:0:0:0:0:0:0:1",
                            "hamms.test",
                            "192.0.2.1",
                            "xn--bcher-kva.test")
                    .isEqualTo(names(server, "tls-expired"));
            assertThat(names(server, "tls-wrong-host")).containsExactly("wrong.example");
            root = chain(server, "tls-healthy")[1];
        }
        try (HammsNettyServer again = builder.start()) {
            assertThat(chain(again, "tls-healthy")[1]).isEqualTo(root);
            assertThat(((X509TrustManager) again.trustManagers()[0]).getAcceptedIssuers())
                    .containsExactly(root);
        }
    }

    @Test
    void areThatOfTheAddressToo() throws Exception {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .bindAddress("127.0.0.2")
                .modes("tls-healthy")
                .start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(server.sslContext()).build();
            HttpRequest request =
                    HttpRequest.newBuilder(server.uri("tls-healthy")).build();

            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "-a",
                "a-",
                "a..b",
                ".a",
                "a.",
                "*",
                "*.b",
                "a.1",
                "under_score",
                "1.2.3",
                "256.1.1.1",
                "[::1]",
                "fe80::1%lo",
                "a:80",
                "http://a/",
                "wrong.example",
                "WRONG.example",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test"
            })
    void areRefusedIfTheyAreNone(String name) {
        assertThatThrownBy(() -> HammsNettyServer.builder().tlsName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(ErrorText.subject("tlsName", name) + " (expected: ");
    }
}
