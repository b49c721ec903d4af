package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verdict says about the content that the caller received. */
class ReceivedTextTest {

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1, 1 byte", "2, 2 bytes"})
    void countsBytes(int length, String counted) throws InterruptedException {
        AuditReport report = HammsAudit.of(careless(length))
                .timeout(Duration.ofMillis(500))
                .modes("content-length-short-close")
                .run();

        assertThat(report.checks())
                .filteredOn(check -> check.id().equals("content-length-short-close/caller"))
                .singleElement()
                .satisfies(
                        check -> assertThat(check.sentence()).endsWith("a success, with " + counted + " of content"));
    }

    /** Returns a client that reports a success with so many bytes when a response is cut. */
    private static HttpCall careless(int length) {
        MiniClient client = MiniClient.correct();
        return (request, call) -> {
            try {
                return client.send(request, call);
            } catch (IOException e) {
                if (call.id().startsWith("calibration/")) {
                    throw e;
                }
                return ClientResponse.of(200, new byte[length]);
            }
        };
    }
}
