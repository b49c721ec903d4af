package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hamms.HammsNettyServer;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import io.hamms.mode.catalogue.Scenario;
import io.netty.util.Version;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

@WithHamms(modes = {"close-after-request", "healthy"})
class RestClientTest {

    private final RestClient client = RestClient.builder()
            .requestFactory(new ReactorClientHttpRequestFactory())
            .build();

    @Test
    void hasTheManagedNetty() {
        assertTrue(Version.identify().get("netty-common").artifactVersion().startsWith("4.1."));
    }

    @Test
    void reportsAClosedConnection(@Mode("close-after-request") URI uri) {
        assertThrows(ResourceAccessException.class, () -> get(uri));
    }

    @Test
    void reportsAStatus(HammsNettyServer hamms) {
        hamms.script("healthy", Scenario.inTurn("status?status=503", "healthy"));
        HttpServerErrorException thrown = assertThrows(HttpServerErrorException.class, () -> get(hamms.uri("healthy")));
        assertEquals(HttpStatus.SERVICE_UNAVAILABLE, thrown.getStatusCode());
        assertTrue(get(hamms.uri("healthy")).startsWith("Hamms is well."));
    }

    private String get(URI uri) {
        return client.get().uri(uri).retrieve().body(String.class);
    }
}
