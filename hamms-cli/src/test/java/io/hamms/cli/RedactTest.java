package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactTest {

    private static final Pattern PORT = Pattern.compile("(\\d+) +status|\"port\":(\\d+),\"mode\":\"status\"");

    private TestEnvironment environment = TestEnvironment.plain();

    /** Text lines contain no header fields at all. */
    @ParameterizedTest
    @CsvSource({
        "json, --redact, false",
        "text, --redact, false",
        "text, --no-control, false",
        "json, --no-control, true"
    })
    void hidesCredentialsInTheLog(String format, String option, boolean isShown) {
        environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            exchange();
            Awaitility.await().until(() -> environment.out().contains("client FIN"));
            close.run();
        });
        assertThat(environment.run("-v", option, "--base-port", "0", "--modes", "status", "--log-format", format))
                .isZero();
        assertThat(environment.out()).contains("GET");
        assertThat(environment.out().contains("s3cret"))
                .as("the credentials are logged")
                .isEqualTo(isShown);
        if (format.equals("json") && !isShown) {
            assertThat(environment.out())
                    .contains(
                            "{\"name\":\"authorization\",\"value\":\"***\"},{\"name\":\"Cookie\",\"value\":\"***\"},"
                                    + "{\"name\":\"Proxy-Authorization\",\"value\":\"***\"},{\"name\":\"X\",\"value\":\"shown\"}");
        }
    }

    private void exchange() {
        Matcher port = PORT.matcher(environment.out());
        assertThat(port.find()).isTrue();
        int number = Integer.parseInt(port.group(1) == null ? port.group(2) : port.group(1));
        try (RawClient client = RawClient.connect(number)) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nauthorization: s3cret\r\nCookie: s3cret\r\n"
                    + "Proxy-Authorization: s3cret\r\nX: shown\r\n\r\n");
            assertThat(client.read(1)).isEqualTo("H");
            client.shutdownOutput().readToEnd();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
