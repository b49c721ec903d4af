package example;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.AsyncHttpClient;
import org.junit.jupiter.api.Test;

@WithHamms(modes = {"body-stall", "healthy"})
class AsyncHttpClientTest {

    @Test
    void endsAtItsTimeout(@Mode("body-stall") URI uri) throws IOException {
        try (AsyncHttpClient client = client(Duration.ofMillis(500))) {
            ExecutionException thrown = assertThrows(
                    ExecutionException.class,
                    () -> client.prepareGet(uri.toString()).execute().get());
            assertInstanceOf(TimeoutException.class, thrown.getCause());
        }
    }

    @Test
    void receivesACorrectResponse(@Mode("healthy") URI uri) throws Exception {
        try (AsyncHttpClient client = client(Duration.ofMinutes(1))) {
            assertEquals(200, client.prepareGet(uri.toString()).execute().get().getStatusCode());
        }
    }

    /** With the native transport of its own Netty where there is one. */
    private static AsyncHttpClient client(Duration readTimeout) {
        return asyncHttpClient(config().setReadTimeout(Math.toIntExact(readTimeout.toMillis()))
                .setUseNativeTransport(Epoll.isAvailable()));
    }
}
