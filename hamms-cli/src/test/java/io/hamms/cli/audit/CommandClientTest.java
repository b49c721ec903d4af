package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.hamms.audit.Ability;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.ClientCall;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.ClientResult;
import io.hamms.audit.ClientResult.Outcome;
import io.hamms.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandClientTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Within this time a shell has started and printed a line, also on a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private CommandClient client = sh("exit 0");

    @AfterEach
    void close() {
        client.close();
    }

    private static CommandClient sh(String script) {
        return new CommandClient(new CommandTemplate(List.of("sh", "-c", script, "sh", "{url}")), List.of());
    }

    private ClientResult run(String script, Duration deadline) throws InterruptedException {
        client.close();
        client = sh(script);
        return client.call(Calls.get("probe#1"), deadline);
    }

    @Test
    void readsTheContentFromStandardOutput() throws Exception {
        ClientResult result = run("printf '%s' \"$1\"", LONG);

        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(result.responses())
                .containsExactly(ClientResponse.of(0, "http://127.0.0.1:4711/".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void passesTheUrlInTheEnvironment() throws Exception {
        ClientResult result = run("cat \"$HAMMS_CA\"; echo $HAMMS_URL $HAMMS_TIMEOUT", LONG);

        assertThat(result.responses().get(0).text()).isEqualTo("a certificate\nhttp://127.0.0.1:4711/ 1.5\n");
    }

    @Test
    void givesNoInput() throws Exception {
        assertThat(run("cat; echo over", LONG).responses().get(0).text()).isEqualTo("over\n");
    }

    @Test
    void keepsStandardErrorOfAFailedClient() throws Exception {
        ClientResult result = run("echo first >&2; echo 'it: failed' >&2; exit 3", LONG);

        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.error()).isEqualTo("it: failed");
        assertThat(result.detail()).isEqualTo("first\nit: failed\n");
    }

    @Test
    void usesTheExitCodeAsTheErrorOfASilentClient() throws Exception {
        assertThat(run("exit 3", LONG).error()).isEqualTo("exit code 3");
    }

    @Test
    void treatsExitCodeZeroAsSuccessButKeepsStandardError() throws Exception {
        ClientResult result = run("echo 'no route' >&2", LONG);

        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(result.error()).isEqualTo("no route");
        assertThat(result.responses().get(0).bytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"SEGV, signal 11 (SIGSEGV)", "ABRT, signal 6 (SIGABRT)", "KILL, signal 9 (SIGKILL)"})
    void namesTheSignalOfACrash(String signal, String name) throws Exception {
        ClientResult result = run("ulimit -c 0; kill -" + signal + " $$", LONG);

        assertThat(result.outcome()).isEqualTo(Outcome.CRASH);
        assertThat(result.error()).startsWith(name);
    }

    @Test
    void namesTheSignalOfACrashThatAShellReports() throws Exception {
        assertThat(run("exit 139", LONG).error()).isEqualTo("signal 11 (SIGSEGV)");
    }

    @Test
    void killsAHangingClientWithItsChildren() throws Exception {
        ClientResult result = run("sleep 600 & echo $!; sleep 600", SHORT);

        assertThat(result.outcome()).isEqualTo(Outcome.HANG);
        assertThat(result.time()).isGreaterThanOrEqualTo(SHORT);
        awaitEnd(pid(result));
    }

    @Test
    void killsAChildThatOutlivesItsParent() throws Exception {
        ClientResult result = run("sleep 600 & echo $!", LONG);

        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        awaitEnd(pid(result));
    }

    @Test
    void killsAChildInAnotherSession(@TempDir Path folder) throws Exception {
        String child = "echo $$; echo > there; exec >/dev/null 2>&1 sleep 600";
        ClientResult result =
                run("cd " + folder + "; setsid sh -c '" + child + "' & until [ -e there ]; do sleep 0.05; done", LONG);

        awaitEnd(pid(result));
    }

    private static long pid(ClientResult result) {
        return Numbers.whole(result.responses().get(0).text().strip());
    }

    private static void awaitEnd(long pid) {
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void measuresTheMemoryOfTheProcess() throws Exception {
        assumeThat(Path.of("/proc/self/status")).exists();
        String script = "a=$(head -c 40000000 /dev/zero | tr '\\0' 'x'); cat";

        long much = run(script, LONG).peakMemory();

        assertThat(much).isGreaterThan(40_000_000);
        assertThat(run("cat", LONG).peakMemory()).isBetween(1L, much - 1);
    }

    @Test
    void addsTheMemoryOfWhatTheProcessHasStarted() throws Exception {
        assumeThat(Path.of("/proc/self/status")).exists();
        String child = "a=$(head -c 40000000 /dev/zero | tr '\\0' 'x'); sleep 0.2; exit 0";

        assertThat(run("sh -c \"" + child.replace("$", "\\$") + "\" & sh -c 'sleep 0.1; exit 0'; wait", LONG)
                        .peakMemory())
                .isGreaterThan(40_000_000);
    }

    @Test
    void countsOutputWithoutEndAndKeepsItsBeginning() throws Exception {
        ClientResult result = run("exec cat /dev/zero", SHORT);

        ClientResponse response = result.responses().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.HANG);
        assertThat(response.bytes()).isGreaterThan(ClientResponse.KEPT_BYTES);
        assertThat(response.text()).hasSize(ClientResponse.KEPT_BYTES);
    }

    @Test
    void keepsTheEndOfLongStandardError() throws Exception {
        ClientResult result = run("head -c 100000 /dev/zero | tr '\\0' 'x' >&2; echo >&2; echo end >&2; exit 1", LONG);

        assertThat(result.error()).isEqualTo("end");
        assertThat(result.detail()).hasSize(8 * 1024).endsWith("x\nend\n");
    }

    @Test
    void cannotJudgeWhatCannotBeStarted() {
        CommandClient missing = new CommandClient(new CommandTemplate(List.of("/no/such/client")), List.of());
        try (missing) {
            assertThatThrownBy(() -> missing.call(Calls.get("probe#1"), LONG))
                    .isInstanceOf(CannotJudgeException.class)
                    .hasMessage("cannot start /no/such/client: No such file or directory");
        }
    }

    @Test
    void removesItsFiles() throws Exception {
        ClientResult result = run("echo $HAMMS_CA", LONG);
        Path ca = Path.of(result.responses().get(0).text().strip());
        assertThat(ca).exists();

        client.close();

        assertThat(ca.getParent()).doesNotExist();
    }

    @Test
    void choosesTheCommandForTheRequests() throws Exception {
        client.close();
        client = new CommandClient(
                CommandTemplate.split("echo get {url1} {url2}"),
                List.of(CommandTemplate.split("wc -c {upload}"), CommandTemplate.split("echo then {url1} {url2}")));

        assertThat(client.abilities())
                .containsExactlyInAnyOrder(Ability.TLS, Ability.POST, Ability.UPLOAD, Ability.TWO_REQUESTS);
        assertThat(text(Calls.of("a#1", "GET", 0, "http://h/1"))).isEqualTo("get http://h/1\n");
        assertThat(text(Calls.of("a#2", "GET", 0, "http://h/1", "http://h/2")))
                .isEqualTo("get http://h/1 http://h/2\n");
        assertThat(text(Calls.of("a#3", "POST", 5, "http://h/1"))).startsWith("5 ");
        assertThat(text(Calls.of("a#4", "POST", 1 << 24, "http://h/1"))).startsWith("16777216 ");
        assertThat(text(Calls.of("a#5", "POST", 5, "http://h/1", "http://h/2")))
                .isEqualTo("then http://h/1 http://h/2\n");
    }

    private String text(ClientCall call) throws InterruptedException {
        return client.call(call, LONG).responses().get(0).text();
    }

    @Test
    void reportsThatNoCommandSendsAPostAfterAGet() throws Exception {
        client.close();
        client = new CommandClient(
                CommandTemplate.split("echo {url1} {url2}"), List.of(CommandTemplate.split("echo {url}")));

        ClientResult result = client.call(Calls.of("a#1", "POST", 5, "http://h/1", "http://h/2"), LONG);

        assertThat(result.outcome()).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(client.abilities()).doesNotContain(Ability.UPLOAD);
    }

    @Test
    void goesThroughNoProxy() throws Exception {
        try (ProcessTrees trees = new ProcessTrees()) {
            ProcessTrees.Tree tree = trees.start(
                    List.of("sh", "-c", "echo \"[$http_proxy$HTTPS_PROXY]\""), Map.of("NO_SUCH", "x"), false);
            assertThat(new String(tree.process().getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("[]\n");
        }
    }
}
