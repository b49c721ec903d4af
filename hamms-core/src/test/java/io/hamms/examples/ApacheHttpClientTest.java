package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.journal.Journal;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * By default the client repeats a GET once if the connection is closed without a response, and never repeats a POST:
 * the server may have processed the request before the connection was closed.
 */
@WithHamms
class ApacheHttpClientTest {

    private final CloseableHttpClient client = HttpClients.custom()
            .setDefaultRequestConfig(RequestConfig.custom()
                    .setResponseTimeout(1, TimeUnit.SECONDS)
                    .build())
            .build();

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void closesTheSocketWhenItTimesOut(@Mode("accept-silent") URI uri, @Mode("accept-silent") Journal journal) {
        assertThatThrownBy(() -> client.execute(new HttpGet(uri), HttpResponse::getCode))
                .isInstanceOf(SocketTimeoutException.class);

        assertThat(journal.awaitEnd(Duration.ofSeconds(20)).gaveUpAfter())
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
    }

    @Test
    void repeatsAGetOnce(@Mode("close-after-request") URI uri, @Mode("close-after-request") Journal journal) {
        assertThatThrownBy(() -> client.execute(new HttpGet(uri), HttpResponse::getCode))
                .isInstanceOf(NoHttpResponseException.class);

        assertThat(journal.awaitAllClosed(Duration.ofSeconds(20))).hasSize(2);
    }

    @Test
    void doesNotRepeatAPost(@Mode("close-after-request") URI uri, @Mode("close-after-request") Journal journal) {
        HttpPost order = new HttpPost(uri);
        order.setEntity(new StringEntity("one more"));

        assertThatThrownBy(() -> client.execute(order, HttpResponse::getCode))
                .isInstanceOf(NoHttpResponseException.class);

        assertThat(journal.awaitAllClosed(Duration.ofSeconds(20))).hasSize(1);
    }
}
