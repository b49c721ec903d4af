package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.journal.Journal;
import io.hamms.journal.RecordedConnection;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * In JDK 17 and 25 the timeout of a request covers only the time until the head of the response: if a body stops in the
 * middle, the client waits until the call is cancelled. The journal shows whether the client closed the socket when it reported
 * the failure.
 */
@WithHamms
class JdkHttpClientTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void closesTheSocketWhenItTimesOut(@Mode("sleep") URI uri, @Mode("sleep") Journal journal) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(1)).build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        assertThat(connection.gaveUpAfter()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
        assertThat(journal.requests()).hasSize(1);
    }

    @Test
    void closesTheSocketWhenAStalledBodyIsCancelled(@Mode("body-stall") URI uri, @Mode("body-stall") Journal journal) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(1)).build();

        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, BodyHandlers.ofString());
        assertThatThrownBy(() -> answer.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(journal.connections()).singleElement().matches(connection -> !connection.isClosed());

        answer.cancel(true);
        assertThat(journal.awaitEnd(PATIENCE).isEndedByClient()).isTrue();
    }
}
