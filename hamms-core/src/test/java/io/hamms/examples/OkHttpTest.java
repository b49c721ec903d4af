package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.journal.Journal;
import io.hamms.journal.RecordedRequest;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A read timeout restarts with every byte, so that a dripping server can keep a call open without limit; a call
 * timeout limits the whole call. The client removes {@code Authorization} when a redirect leads to another origin, and
 * reuses a connection after the body of the response was read.
 */
@WithHamms
class OkHttpTest {

    private final OkHttpClient client = new OkHttpClient();

    @AfterEach
    void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private static Request get(URI uri) {
        return new Request.Builder()
                .url(uri.toString())
                .header("Authorization", "Bearer secret")
                .build();
    }

    @Test
    void endsADripByTheCallTimeout(@Mode("drip-5s") URI uri, @Mode("drip-5s") Journal journal) {
        OkHttpClient impatient = client.newBuilder()
                .readTimeout(Duration.ofSeconds(1))
                .callTimeout(Duration.ofSeconds(2))
                .build();

        assertThatThrownBy(() ->
                        impatient.newCall(get(uri.resolve("/?interval=0.1"))).execute())
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("timeout");

        assertThat(journal.awaitEnd(Duration.ofSeconds(20)).gaveUpAfter())
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(20));
    }

    @Test
    void sendsNoCredentialsToAnotherOrigin(
            @Mode("redirect-cross-origin") URI uri,
            @Mode("redirect-cross-origin") Journal first,
            @Mode("healthy") Journal second)
            throws IOException {
        try (Response response = client.newCall(get(uri)).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }

        assertThat(first.requests()).singleElement().matches(RecordedRequest::carriesCredentials);
        assertThat(second.requests()).singleElement().matches(request -> !request.carriesCredentials());
    }

    @Test
    void reusesItsConnection(@Mode("healthy") URI uri, @Mode("healthy") Journal journal) throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Response response = client.newCall(get(uri)).execute()) {
                assertThat(response.body().string()).contains("HAMMS-END");
            }
        }

        assertThat(journal.requests())
                .extracting(RecordedRequest::isOnReusedConnection)
                .containsExactly(false, true, true);
    }
}
