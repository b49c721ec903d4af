package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hamms.audit.ClientResponse;
import io.hamms.audit.HammsAudit;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class AuditTestsTest {

    /** A client that reports success whatever it receives. */
    private static HammsAudit careless() {
        return HammsAudit.of((request, call) -> {
                    HttpURLConnection connection =
                            (HttpURLConnection) request.uri().toURL().openConnection();
                    connection.setReadTimeout((int) call.timeout().toMillis());
                    return ClientResponse.of(connection.getResponseCode(), readWhatComes(connection));
                })
                .modes("healthy", "content-length-short-close", "range-mismatch");
    }

    private static byte[] readWhatComes(HttpURLConnection connection) throws IOException {
        InputStream in =
                connection.getErrorStream() == null ? connection.getInputStream() : connection.getErrorStream();
        byte[] content = new byte[4096];
        int length = 0;
        try {
            for (int read = in.read(content); read > 0; read = in.read(content, length, content.length - length)) {
                length += read;
            }
        } catch (IOException e) {
            // Ignored on purpose.
        }
        return Arrays.copyOf(content, length);
    }

    @Test
    void passFailOrAbortByTheVerdict() throws InterruptedException {
        List<DynamicTest> tests = AuditTests.of(careless()).toList();

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("healthy", "content-length-short-close", "range-mismatch", "requests/wire");
        assertThat(catchFailure(tests.get(0))).isNull();
        assertThat(catchFailure(tests.get(1)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("content-length-short-close/caller [GET /]: silent corruption: the client reported a"
                        + " success, with 300 bytes of content (MUST, RFC 9112, sections 6.3 and 8)");
        assertThat(catchFailure(tests.get(2)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("sends no Range");
        assertThat(catchFailure(tests.get(3))).isNull();
    }

    private static @Nullable Throwable catchFailure(DynamicTest test) {
        return catchThrowable(() -> test.getExecutable().execute());
    }
}
