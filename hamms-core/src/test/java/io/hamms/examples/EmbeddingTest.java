package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        // README: from here
        try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start()) {
            HttpRequest request = HttpRequest.newBuilder(hamms.uri("accept-silent"))
                    .timeout(Duration.ofSeconds(1))
                    .build();

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(hamms.journal().awaitEnd(Duration.ofSeconds(20)).isEndedByClient())
                    .isTrue();
        }
        // README: to here
    }
}
