package io.hamms.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.journal.Journal;
import io.hamms.junit.Key;
import io.hamms.junit.Lifetime;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * These tests run at the same time on one server. Each test sends its key, by which the server counts its requests,
 * and reads the part of the journal with that key.
 */
@WithHamms(lifetime = Lifetime.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SharedServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private String key;

    @BeforeEach
    void begin(@Key String key) {
        this.key = key;
    }

    private int get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("X-Hamms-Key", key).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void failsOnce(@Mode("status") URI uri, @Key Journal journal) throws Exception {
        URI once = uri.resolve("/?status=503&first=1");

        assertThat(get(once)).isEqualTo(503);
        assertThat(get(once)).isEqualTo(200);
        assertThat(journal.requests()).hasSize(2);
    }

    @Test
    void failsTwice(@Mode("status") URI uri, @Key Journal journal) throws Exception {
        URI twice = uri.resolve("/?status=503&first=2");

        assertThat(get(twice)).isEqualTo(503);
        assertThat(get(twice)).isEqualTo(503);
        assertThat(get(twice)).isEqualTo(200);
        assertThat(journal.requests()).hasSize(3);
    }
}
