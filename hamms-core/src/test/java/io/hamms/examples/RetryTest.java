package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.journal.Journal;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import io.hamms.mode.catalogue.Scenario;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;

// README: from here
@WithHamms
class RetryTest {

    @Test
    void waitsBeforeItRetries(HammsNettyServer hamms, @Mode("healthy") Journal journal) throws IOException {
        hamms.script("healthy", Scenario.inTurn("status?status=503", "close-after-request", "healthy"));

        var retry = new DefaultHttpRequestRetryStrategy(2, TimeValue.ofMilliseconds(100));
        try (var client = HttpClients.custom().setRetryStrategy(retry).build()) {
            int status = client.execute(new HttpGet(hamms.uri("healthy")), HttpResponse::getCode);
            assertThat(status).isEqualTo(200);
        }

        assertThat(journal.requests()).hasSize(3);
        assertThat(journal.gaps().get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
// README: to here
