package example;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hamms.journal.Journal;
import io.hamms.junit.Mode;
import io.hamms.junit.WithHamms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithHamms
class ReadTimeoutTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void givesUpOnAServerThatNeverAnswers(@Mode("accept-silent") URI uri, @Mode("accept-silent") Journal journal) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(1)).build();

        assertThrows(HttpTimeoutException.class, () -> client.send(request, BodyHandlers.ofString()));
        assertTrue(journal.awaitEnd(Duration.ofSeconds(20)).isEndedByClient());
    }
}
