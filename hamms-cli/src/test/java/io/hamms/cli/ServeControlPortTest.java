package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The control port that {@code hamms serve} opens beside the modes' ports. */
class ServeControlPortTest {

    @Test
    void servesTheControlPortAHundredAboveTheBasePort() throws IOException {
        FailureMode status = FailureModes.named("status");
        int base = FreePorts.base(List.of(status));
        TestEnvironment environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            assertThat(control(base + 100)).startsWith("HTTP/1.1 200 OK");
            close.run();
        });

        assertThat(environment.run("--base-port", base + "", "--modes", "status"))
                .isZero();
        assertThat(environment.out()).contains("http://127.0.0.1:" + (base + 100) + "/ is the control port");
    }

    @Test
    void servesTheControlPortOnAnotherPortAndNameOrNotAtAll() throws IOException {
        int port = FreePorts.base(List.of(FailureModes.named("status")));
        TestEnvironment environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            assertThat(control(port, "tests:8080")).startsWith("HTTP/1.1 200 OK");
            assertThat(control(port, "other:8080")).startsWith("HTTP/1.1 403 Forbidden");
            close.run();
        });
        String[] call = {
            "--base-port", "0", "--modes", "status", "--control-port", port + "", "--control-host", "tests:8080"
        };
        assertThat(environment.run(call)).isZero();

        TestEnvironment without = TestEnvironment.plain();
        assertThat(without.run("--base-port", "0", "--modes", "status", "--no-control"))
                .isZero();
        assertThat(without.out()).doesNotContain("control");
    }

    private static String control(int port) {
        return control(port, "127.0.0.1:" + port);
    }

    private static String control(int port, String host) {
        try (RawClient client = RawClient.connect(port)) {
            return client.send("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .readToEnd()
                    .text();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
