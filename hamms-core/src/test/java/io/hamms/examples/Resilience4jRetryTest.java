package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.hamms.journal.Journal;
import io.hamms.junit.HammsExtension;
import io.hamms.mode.catalogue.Scenario;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server may receive more requests than the policy sends, because the client below it may retry, too. The journal
 * counts the requests that arrive, and measures the pauses between them.
 */
class Resilience4jRetryTest {

    @RegisterExtension
    static final HammsExtension HAMMS = HammsExtension.serving("healthy");

    private final HttpClient client = HttpClient.newHttpClient();

    private final Retry retry = Retry.of(
            "orders",
            RetryConfig.<Integer>custom()
                    .maxAttempts(3)
                    .intervalFunction(IntervalFunction.ofExponentialBackoff(100, 2))
                    .retryOnResult(status -> status >= 500)
                    .build());

    private int get() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(HAMMS.uri("healthy")).build();
        return retry.executeCallable(
                () -> client.send(request, BodyHandlers.discarding()).statusCode());
    }

    @Test
    void waitsLongerEachTime() throws Exception {
        HAMMS.script("healthy", Scenario.inTurn("status?status=503", "status?status=500", "healthy"));

        assertThat(get()).isEqualTo(200);

        Journal journal = HAMMS.journal("healthy");
        assertThat(journal.requests()).hasSize(3);
        assertThat(journal.gaps().get(0)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
        assertThat(journal.gaps().get(1)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(20));
    }

    @Test
    void givesUpAfterTheThirdTime() throws Exception {
        HAMMS.script("healthy", Scenario.always("status?status=503"));

        assertThat(get()).isEqualTo(503);

        assertThat(HAMMS.journal().requests()).hasSize(3);
    }

    @Test
    void doesNotRepeatClientErrors() throws Exception {
        HAMMS.script("healthy", Scenario.always("status?status=400"));

        assertThat(get()).isEqualTo(400);

        assertThat(HAMMS.journal().requests()).hasSize(1);
    }

    @Test
    void isNotTheOnlyOneThatRetries() throws Exception {
        HAMMS.script("healthy", Scenario.inTurn("status?status=503", "close-after-request", "healthy"));
        List<Integer> repeated = new ArrayList<>();
        retry.getEventPublisher().onRetry(event -> repeated.add(event.getNumberOfRetryAttempts()));

        assertThat(get()).isEqualTo(200);

        // The policy has sent two. The JDK's client repeats a GET by itself if a connection that it reuses is closed
        // without an answer.
        assertThat(repeated).containsExactly(1);
        assertThat(HAMMS.journal().requests()).hasSize(3);
    }
}
