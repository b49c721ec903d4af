package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hamms.journal.NotSeenException;
import io.hamms.testing.Golden;
import io.hamms.testing.Shown;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps docs/journal.md equal to the code. */
class JournalGuideGoldenTest {

    private static final String GUIDE = "docs/journal.md";

    @ParameterizedTest
    @ValueSource(
            strings = {"request", "violations", "connection", "vain", "script", "path", "observer", "limits", "clear"})
    void showsCodeThatIsRunInATest(String part) throws IOException {
        Golden.checkPart(GUIDE, part, Shown.part("examples/JournalGuideTest", part));
    }

    @Test
    void showsNoOther() throws IOException {
        assertThat(Golden.read(GUIDE).replaceAll("(?s)<!-- (\\w+) -->\n.*?<!-- /\\1 -->", ""))
                .doesNotContain("```");
    }

    @Test
    void showsATimelineThatWasSeen() throws IOException, InterruptedException {
        try (HammsNettyServer hamms =
                HammsNettyServer.builder().basePort(0).modes("sleep", "healthy").start()) {
            HttpRequest order = HttpRequest.newBuilder(hamms.uri("sleep").resolve("/orders?sleep=60"))
                    .timeout(Duration.ofSeconds(1))
                    .POST(BodyPublishers.ofString("{\"apples\":3}"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            // Loads the client's classes, so that class loading does not count towards the time limit.
            client.send(HttpRequest.newBuilder(hamms.uri("healthy")).build(), BodyHandlers.discarding());
            assertThatThrownBy(() -> client.send(order, BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
            hamms.journal("sleep").awaitEnd(Duration.ofSeconds(20));

            NotSeenException inVain = catchThrowableOfType(
                    NotSeenException.class, () -> hamms.journal("sleep").awaitRequests(2, Duration.ofMillis(100)));
            String seen = "```text\n" + inVain.getMessage() + "```\n";
            String shown = Golden.readPart(GUIDE, "timeline");
            Golden.checkPart(GUIDE, "timeline", stable(shown).equals(stable(seen)) ? shown : seen);
        }
    }

    /**
     * Returns a timeline without the parts that differ from run to run, such as a second line for an end that took a
     * while.
     */
    private static String stable(String timeline) {
        return timeline.replaceAll("(?m)^.*  closed\\n", "")
                .replaceAll(" *[0-9.]+ ms  ", "... ms  ")
                .replaceAll("127.0.0.1:\\d+", "...")
                .replaceAll("\\d+ bytes received", "... bytes received");
    }
}
