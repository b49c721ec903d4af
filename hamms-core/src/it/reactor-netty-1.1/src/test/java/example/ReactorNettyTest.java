package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hamms.HammsNettyServer;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import io.hamms.transport.Transport;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.util.Version;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;

@WithHamms(modes = {"close-after-request", "healthy", "tls-only-1.3"})
class ReactorNettyTest {

    @Test
    void seesTheFault(@Mode("close-after-request") URI uri) {
        RuntimeException thrown = assertThrows(
                RuntimeException.class,
                () -> HttpClient.create().get().uri(uri).response().block());
        assertInstanceOf(PrematureCloseException.class, thrown.getCause());
    }

    @Test
    void hasItsOwnNetty(@Mode("healthy") URI uri) {
        assertTrue(Version.identify().get("netty-common").artifactVersion().startsWith("4.1."));
        assertTrue(Version.identify().values().stream()
                .noneMatch(version -> version.artifactVersion().startsWith("4.2.")));
        assertEquals(200, status(HttpClient.create(), uri));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void bothNettysHaveTheirNativeLibraries(HammsNettyServer hamms) {
        assertTrue(Epoll.isAvailable());
        assertEquals(Transport.EPOLL, hamms.transport());
        assertTrue(io.hamms.shaded.io.netty.handler.ssl.OpenSsl.isAvailable());
    }

    @Test
    void speaksTls(HammsNettyServer hamms) {
        JdkSslContext context = new JdkSslContext(
                hamms.sslContext(), true, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, null, false);
        HttpClient client = HttpClient.create().secure(tls -> tls.sslContext(context));
        assertEquals(200, status(client, hamms.uri("tls-only-1.3")));
    }

    private static int status(HttpClient client, URI uri) {
        return client.get().uri(uri).response().block().status().code();
    }
}
