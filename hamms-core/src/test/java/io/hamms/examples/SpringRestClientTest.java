package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.journal.Journal;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import io.hamms.mode.catalogue.Scenario;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Each failure has its own exception: no response, a response with a 5xx status, a response shorter than its
 * Content-Length. By default the client retries none of them.
 */
@WithHamms
class SpringRestClientTest {

    private final RestClient client;

    SpringRestClientTest() {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory();
        http.setReadTimeout(Duration.ofSeconds(1));
        client = RestClient.builder().requestFactory(http).build();
    }

    @Test
    void closesTheSocketWhenItTimesOut(@Mode("sleep") URI uri, @Mode("sleep") Journal journal) {
        assertThatThrownBy(() -> client.get().uri(uri).retrieve().body(String.class))
                .isInstanceOf(ResourceAccessException.class);

        assertThat(journal.awaitEnd(Duration.ofSeconds(20)).gaveUpAfter())
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
    }

    @Test
    void reportsAnErrorAndDoesNotRetry(HammsNettyServer hamms, @Mode("healthy") Journal journal) {
        hamms.script("healthy", Scenario.inTurn("status?status=503", "healthy"));

        assertThatThrownBy(
                        () -> client.get().uri(hamms.uri("healthy")).retrieve().body(String.class))
                .isInstanceOf(HttpServerErrorException.ServiceUnavailable.class);

        assertThat(journal.requests()).hasSize(1);
    }

    @Test
    void rejectsHalfABody(@Mode("content-length-short-close") URI uri) {
        assertThatThrownBy(() -> client.get().uri(uri).retrieve().body(String.class))
                .isInstanceOf(RestClientException.class);
    }
}
