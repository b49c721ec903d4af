package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final FailureMode HEALTHY = FailureModes.named("healthy");
    private static final FailureMode STATUS = FailureModes.named("status");

    private final int base = FreePorts.base(List.of(STATUS, HEALTHY));

    ScriptTest() throws IOException {}

    /** Serves two modes and returns the status line of the answer to each of several requests. */
    private List<String> answers(List<FailureMode> asked, String... options) {
        List<String> answers = new ArrayList<>();
        TestEnvironment environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            asked.forEach(mode -> answers.add(ask(mode)));
            close.run();
        });
        List<String> call = new ArrayList<>(List.of("--base-port", base + "", "--modes", "status,healthy"));
        call.addAll(List.of(options));
        assertThat(environment.run(call.toArray(String[]::new)))
                .as(environment.err())
                .isZero();
        return answers;
    }

    private String ask(FailureMode mode) {
        return ask(base + mode.offset(), "GET / HTTP/1.0\r\n\r\n");
    }

    private static String reset(int port) {
        String host = "Host: 127.0.0.1:" + port + "\r\n";
        return ask(port, "POST /reset HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    }

    private static String ask(int port, String request) {
        try (RawClient client = RawClient.connect(port)) {
            String answer = client.send(request).readToEnd().text();
            return answer.lines().findFirst().orElse("nothing");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersInTurnOnThePortOfAModeAndOnNoOther() {
        List<FailureMode> asked = List.of(HEALTHY, HEALTHY, STATUS, HEALTHY, HEALTHY, HEALTHY);

        assertThat(answers(asked, "--script", "healthy=2*status?status=503,close-after-request,healthy"))
                .containsExactly(
                        "HTTP/1.1 503 Service Unavailable",
                        "HTTP/1.1 503 Service Unavailable",
                        "HTTP/1.1 200 OK",
                        "nothing",
                        "HTTP/1.1 200 OK",
                        "HTTP/1.1 200 OK");
    }

    @Test
    void mayHaveAScriptForEachOfSeveralModes() {
        assertThat(answers(
                        List.of(HEALTHY, STATUS),
                        "--script",
                        "healthy=status?status=502",
                        "--script",
                        "status=status?status=504"))
                .containsExactly("HTTP/1.1 502 Bad Gateway", "HTTP/1.1 504 Gateway Timeout");
    }

    @Test
    void appliesOtherDefaults() {
        assertThat(answers(List.of(STATUS, HEALTHY), "--default", "status?status=507"))
                .containsExactly("HTTP/1.1 507 Insufficient Storage", "HTTP/1.1 200 OK");
    }

    @Test
    void combinesDefaultsOfTheSameMode() {
        assertThat(answers(
                        List.of(HEALTHY),
                        "--default",
                        "retry-after?status=503",
                        "--default",
                        "retry-after?times=1",
                        "--script",
                        "healthy=retry-after"))
                .containsExactly("HTTP/1.1 503 Service Unavailable");
    }

    /** Settings made after the start would be lost, and the first request might come before them. */
    @Test
    void applyFromTheStartAndAfterAReset() {
        List<String> answers = new ArrayList<>();
        TestEnvironment environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            answers.add(ask(HEALTHY));
            answers.add(ask(STATUS));
            answers.add(reset(base + 100));
            answers.add(ask(HEALTHY));
            answers.add(ask(STATUS));
            close.run();
        });

        assertThat(environment.run(
                        "--base-port",
                        base + "",
                        "--modes",
                        "status,healthy",
                        "--script",
                        "healthy=status?status=503,healthy",
                        "--default",
                        "status?status=507"))
                .as(environment.err())
                .isZero();
        assertThat(answers)
                .containsExactly(
                        "HTTP/1.1 503 Service Unavailable",
                        "HTTP/1.1 507 Insufficient Storage",
                        "HTTP/1.1 204 No Content",
                        "HTTP/1.1 503 Service Unavailable",
                        "HTTP/1.1 507 Insufficient Storage");
    }

    @Test
    void logsTheModeThatAnswers() {
        TestEnvironment environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            ask(HEALTHY);
            close.run();
        });

        environment.run("-v", "--base-port", base + "", "--modes", "healthy", "--script", "healthy=status");

        assertThat(environment.out()).contains("  GET /, answered as status\n");
    }
}
