package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.cli.audit.FakeClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {

    private final TestEnvironment environment = TestEnvironment.plain();

    private int audit(String behaviour, String... options) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--timeout", "1s"));
        arguments.addAll(List.of(options));
        arguments.add("--");
        arguments.addAll(FakeClient.command(behaviour));
        return environment.run(arguments.toArray(String[]::new));
    }

    @Test
    void failsForAClientThatSwallowsATruncation(@TempDir Path folder) throws Exception {
        Path known = folder.resolve("known.txt");

        assertThat(audit("truncating", "--modes", "healthy,content-length-short-close"))
                .isEqualTo(1);
        assertThat(environment.out())
                .contains("Audit of java\n")
                .contains("The content is visible: yes.")
                .contains("Failures (1)")
                .contains("silent corruption  content-length-short-close/caller  MUST, RFC 9112")
                .contains("again         hamms audit --reproduce content-length-short-close --timeout 1s -- ")
                .contains("java was right in 1 of the 2 modes that it reached; 1 silent corruption.\n");
        assertThat(environment.err()).contains("calibrating java\n").doesNotContain("\u001b");

        assertThat(audit("truncating", "--modes", "content-length-short-close", "--known-write", known.toString()))
                .isZero();
        assertThat(Files.readAllLines(known))
                .anyMatch(line -> line.startsWith("content-length-short-close/caller  corruption  # "));
        assertThat(audit("truncating", "--modes", "content-length-short-close", "--known", known.toString()))
                .isZero();
    }

    @Test
    void passesAClientThatIsRightButNotItsStaleKnownFailures(@TempDir Path folder) throws Exception {
        Path known = Files.writeString(
                folder.resolve("known.txt"), "content-length-short-close/caller  corruption  # mended\n");

        assertThat(audit("right", "--modes", "healthy,content-length-short-close"))
                .isZero();
        assertThat(audit("right", "--modes", "content-length-short-close", "--known", known.toString()))
                .isEqualTo(1);
        assertThat(environment.out()).contains("Stale (1): known failures that no longer fail\n");
        assertThat(audit(
                        "right",
                        "--modes",
                        "content-length-short-close",
                        "--known",
                        known.toString(),
                        "--known-update"))
                .isZero();
        assertThat(known).content().doesNotContain("caller");
    }

    @Test
    void cannotJudgeAClientThatReportsNoErrors() {
        assertThat(audit("mute")).isEqualTo(3);
        assertThat(environment.err())
                .contains("cannot judge: the client reports the same for a response and for a refused connection\n");
        assertThat(environment.out()).isEmpty();
    }

    @Test
    void cannotJudgeWhatCannotBeStarted() {
        assertThat(environment.run("audit", "--", "/no/such/client")).isEqualTo(3);
        assertThat(environment.err())
                .endsWith("cannot judge: cannot start /no/such/client: No such file or directory\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit|COMMAND: nothing (expected: -- and the command of a client)",
                "audit --modes helthy -- x|--modes: helthy (expected: healthy,",
                "audit --layer wire -- x|--layer: wire (expected: connect, tls,",
                "audit --timeout soon -- x|--timeout: soon (expected: a time from 50ms to 5m,",
                "audit --timeout 1h -- x|--timeout: 1h (expected: a time from 50ms to 5m,",
                "audit --layer tls --modes healthy -- x|--layer: tls (expected: the layer of one of the modes in --modes",
                "audit --fail-on evil -- x|--fail-on: evil (expected: leak, bad-certificate,",
                "audit --fail-on ok -- x|--fail-on: ok (expected: leak, bad-certificate, desync, duplicate,"
                        + " corruption, hang, memory, crash, violation, over-strict, slow)",
                "audit --known /no/such/file -- x|--known: /no/such/file (expected: a file that can be read; it does",
                "audit --known-update -- x|--known-update: without --known (expected: both)",
                "audit --isolate -- x|--isolate: without --driver (expected: both",
                "audit --driver --post x -- x|--post: with --driver (expected: one of them",
                "audit --post 'a -- x|--post: 'a (expected: each quote closed)",
                "audit -- x {timeout} {ur}|COMMAND: {ur} (expected: one of {url}, {url1}, {url2}, {host}, {port},",
                "audit --sweep -- x -t{time} {url}|COMMAND: {time} (expected: one of {url},",
                "audit --post x{foo} -- x {url}|--post: {foo} (expected: one of {url},",
                "audit --reproduce healthy -- x {url3}|COMMAND: {url3} (expected: one of {url},",
                "audit --reproduce healthy --post {hamms} -- x|--post: {hamms} (expected: one of {url},",
                "audit --jobs 0 -- x|--jobs: 0 (expected: 1 to 100)",
                "audit --explain helthy|--explain: helthy (expected: healthy,",
            })
    void refusesWhatItCannotDo(String typed, String complaint) {
        assertThat(environment.run(typed.split(" "))).isEqualTo(2);
        assertThat(environment.err()).startsWith(complaint).endsWith("; see hamms audit --help\n");
    }

    @Test
    void passesTheClientsOptionsToTheClient() {
        assertThat(environment.run("audit", "--modes", "healthy", "/no/such/client", "--nonsense", "@file"))
                .isEqualTo(3);
    }

    @Test
    void listsItsExpectations() {
        assertThat(environment.run("audit", "--list", "--layer", "framing")).isEqualTo(2);
        assertThat(environment.run("audit", "--list", "--layer", "http1-framing"))
                .isZero();
        assertThat(environment.out())
                .contains("  te-and-cl: ")
                .contains("two requests `/`: no desync, MUST (RFC 9112, section 6.3)")
                .contains("seen: nodejs/node#7136")
                .doesNotContain("accept-silent");
        assertThat(environment.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void explainsAMode() {
        assertThat(environment.run("audit", "--explain", "accept-silent")).isZero();
        assertThat(environment.out())
                .startsWith("accept-silent: ")
                .contains("a correct client ends with an error after its own time limit")
                .contains("hamms audit --reproduce accept-silent\n");
    }

    @Test
    void servesAModeToReproduceAVerdict() {
        assertThat(environment.run("audit", "--reproduce", "status-no-reason", "--", "get", "-t{timeout}", "{url}"))
                .isZero();
        assertThat(environment.out())
                .containsPattern("\n  get -t2 http://127\\.0\\.0\\.1:\\d+/")
                .endsWith("Serving until Ctrl-C.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--modes healthy",
                "--layer tls",
                "--retries 2",
                "--fail-on leak",
                "--strict",
                "--known f",
                "--known-write f",
                "--known-update",
                "--html r.html",
                "--post x"
            })
    void sweepsWithoutTheOptionsOfTheModes(String typed) {
        assertThat(environment.run(("audit --sweep " + typed + " -- curl").split(" ")))
                .isEqualTo(2);
        assertThat(environment.err())
                .startsWith(typed.replaceFirst(" .*", "") + ": with --sweep (expected: one of them)");
    }

    @Test
    void sweepsWithChosenFramings() {
        assertThat(environment.run("audit", "--framings", "close", "--", "x")).isEqualTo(2);
        assertThat(environment.err()).startsWith("--framings: without --sweep (expected: both)");
        assertThat(environment.run("audit", "--sweep", "--framings", "length,lines", "--", "x"))
                .isEqualTo(2);
        assertThat(environment.err()).contains("--framings: lines (expected: length, chunked, close)");
    }
}
