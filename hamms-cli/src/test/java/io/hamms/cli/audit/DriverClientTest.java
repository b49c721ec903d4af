package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hamms.audit.Ability;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.ClientCall;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.ClientResult;
import io.hamms.audit.ClientResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverClientTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final String HELLO = """
            echo '{"hello":1,"name":"fake","version":"1.0","runtime":"sh","can":["tls","post"],"parallel":2,"x":{"y":[1]}}'
            id() { printf '%s' "$1" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/'; }
            ok() { echo "{\\"id\\":\\"$(id "$1")\\",\\"outcome\\":\\"ok\\",\\"status\\":200,\\"text\\":\\"$2\\"}"; }
            """;

    private static DriverClient driver(String script) {
        return new DriverClient(List.of("sh", "-c", HELLO + script), false);
    }

    private static CompletableFuture<ClientResult> ask(DriverClient driver, String id, Duration deadline) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                ClientResult result = driver.call(Calls.get(id), deadline);
                // An audit does the same.
                return result.outcome() == Outcome.NOT_RUN ? driver.call(Calls.get(id), deadline) : result;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void describesItselfFromItsHello() {
        try (DriverClient driver = driver("cat > /dev/null")) {
            assertThat(driver.name()).isEqualTo("fake");
            assertThat(driver.version()).isEqualTo("1.0, sh");
            assertThat(driver.parallel()).isEqualTo(2);
            assertThat(driver.abilities()).containsExactlyInAnyOrder(Ability.TLS, Ability.POST, Ability.UPLOAD);
        }
    }

    @Test
    void takesAnswersInAnyOrder() throws Exception {
        try (DriverClient driver = driver("read -r a; read -r b; ok \"$b\" second; ok \"$a\" first; cat > /dev/null")) {
            CompletableFuture<ClientResult> a = ask(driver, "a#1", LONG);
            CompletableFuture<ClientResult> b = ask(driver, "b#1", LONG);

            assertThat(List.of(
                            a.get().responses().get(0).text(),
                            b.get().responses().get(0).text()))
                    .containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void ignoresASecondAnswerAndAnAnswerToNothing() throws Exception {
        String script = "while read -r a; do ok '{\"id\":\"no#1\"}' no; ok \"$a\" one; ok \"$a\" two; done";
        try (DriverClient driver = driver(script)) {
            assertThat(ask(driver, "a#1", LONG).get().responses().get(0).text()).isEqualTo("one");
            assertThat(ask(driver, "b#1", LONG).get().responses().get(0).text()).isEqualTo("one");
        }
    }

    @Test
    void anAnswerThatComesTwiceDoesNotAnswerTheRepeatedCall() throws Exception {
        String script = "read -r a; ok \"$a\" one; read -r b; ok \"$a\" one; sleep 0.2; ok \"$b\" two; cat > /dev/null";
        try (DriverClient driver = driver(script)) {
            assertThat(ask(driver, "a#1", LONG).get().responses().get(0).text()).isEqualTo("one");
            assertThat(ask(driver, "a#1", LONG).get().responses().get(0).text()).isEqualTo("two");
        }
    }

    @Test
    void sendsAllFactsOfACall() throws Exception {
        try (ClientFiles files = new ClientFiles()) {
            ClientCall call = Calls.of("extra-response#1", "POST", 5, "http://h:1/1", "http://h:1/2");
            String asked = DriverMessages.call(call.id(), call, files);
            assertThat(asked)
                    .startsWith(
                            "{\"id\":\"extra-response#1\",\"urls\":[\"http://h:1/1\",\"http://h:1/2\"],"
                                    + "\"reuse\":true,\"pauseMs\":500,\"method\":\"POST\",\"bytes\":5,\"timeoutMs\":1500,\"ca\":\"")
                    .endsWith("ca.pem\"}");
        }
    }

    @Test
    void readsAResultForEachRequest() throws Exception {
        ClientResult result = DriverMessages.result(
                JsonText.parse(
                        "{\"id\":\"a#1\",\"ms\":12,\"results\":[{\"outcome\":\"ok\",\"status\":200,\"bytes\":5,"
                                + "\"sha256\":\"ab\",\"text\":\"hello\",\"new\":[]},{\"outcome\":\"error\",\"error\":\"reset\"}]}"),
                LONG);

        assertThat(result)
                .isEqualTo(new ClientResult(
                        Outcome.ERROR,
                        Duration.ofMillis(12),
                        List.of(new ClientResponse(200, 5, "ab", "hello")),
                        "reset",
                        ""));
    }

    @Test
    void repeatsUnansweredCallsAloneAfterAStuckDriver(@TempDir Path folder) throws Exception {
        String script = "cd " + folder
                + "; while read -r a; do id \"$a\" | sed 's,/.*,,' >> asked; echo >> asked; case \"$a\" in"
                + " *hang*) sleep 600;; *) ok \"$a\" x;; esac; done";
        try (DriverClient driver = driver(script)) {
            CompletableFuture<ClientResult> hang = ask(driver, "hang#1", SHORT);
            await().until(() -> Files.exists(folder.resolve("asked")));
            CompletableFuture<ClientResult> beside = ask(driver, "beside#1", LONG);

            assertThat(hang.get().outcome()).isEqualTo(Outcome.HANG);
            assertThat(beside.get().outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(Files.readAllLines(folder.resolve("asked")))
                    .containsExactlyInAnyOrder("hang#1", "hang#1", "beside#1");
        }
    }

    @Test
    void keepsTheCallsBesideOneThatHangs(@TempDir Path folder) throws Exception {
        String script = "cd " + folder + "; echo >> starts; while read -r a; do case \"$a\" in *hang*) ;;"
                + " *beside*) beside=\"$a\"; echo > begun;; *there*) ok \"$a\"; ok \"$beside\" x;; *) ok \"$a\" y;; esac; done";
        try (DriverClient driver = driver(script)) {
            CompletableFuture<ClientResult> beside = ask(driver, "beside#1", LONG);
            await().until(() -> Files.exists(folder.resolve("begun")));

            assertThat(driver.call(Calls.get("hang#1"), SHORT).outcome()).isEqualTo(Outcome.HANG);
            assertThat(beside.get().responses().get(0).text()).isEqualTo("x");
            assertThat(ask(driver, "next#1", LONG).get().outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(2);
        }
    }

    @Test
    void repeatsACallBeforeItBlamesItForTheDriversEnd() throws Exception {
        String script =
                "while read -r a; do case \"$a\" in *die*) echo 'it: broke' >&2; exit 7;; *) ok \"$a\" x;; esac; done";
        try (DriverClient driver = driver(script)) {
            assertThat(ask(driver, "good#1", LONG).get().outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(driver.call(Calls.get("die#1"), LONG).outcome()).isEqualTo(Outcome.NOT_RUN);

            ClientResult again = driver.call(Calls.get("die#1"), LONG);

            assertThat(again.outcome()).isEqualTo(Outcome.CRASH);
            assertThat(again.error()).isEqualTo("exit code 7: it: broke");
            assertThat(ask(driver, "good#2", LONG).get().outcome()).isEqualTo(Outcome.SUCCESS);
        }
    }

    @Test
    void reportsThatADriverEndedWithoutAnError() throws Exception {
        try (DriverClient driver = driver("read -r a; exit 0")) {
            assertThat(ask(driver, "a#1", LONG).get().outcome()).isEqualTo(Outcome.VANISHED);
        }
    }

    @Test
    void cannotJudgeADriverThatEndsThreeTimesInARow(@TempDir Path folder) throws Exception {
        Path starts = folder.resolve("starts");

        assertThatThrownBy(() -> new DriverClient(
                        List.of("sh", "-c", "echo x >> " + starts + "; echo 'no class' >&2; exit 1"), false))
                .isInstanceOf(CannotJudgeException.class)
                .hasMessage("the driver ended 3 times in a row without an answer; it says: no class");
        assertThat(starts).hasContent("x\nx\nx");
    }

    @Test
    void cannotJudgeADriverThatNeverSaysHello() {
        assertThatThrownBy(() -> new DriverClient(List.of("sh", "-c", "exec cat"), false, SHORT))
                .isInstanceOf(CannotJudgeException.class)
                .hasMessage("the driver did not say hello within 500 ms");
    }

    @Test
    void cannotJudgeGarbage() {
        try (DriverClient driver = driver("read -r a; echo 'DEBUG a log'; cat > /dev/null")) {
            assertThatThrownBy(() -> driver.call(Calls.get("a#1"), LONG))
                    .isInstanceOf(CannotJudgeException.class)
                    .hasMessage("the driver printed a line that is no JSON object: DEBUG a log");
        }
    }

    @Test
    void cannotJudgeWhatCannotBeStarted() {
        assertThatThrownBy(() -> new DriverClient(List.of("/no/such/driver"), false))
                .isInstanceOf(CannotJudgeException.class)
                .hasMessage("cannot start /no/such/driver: No such file or directory");
    }

    @Test
    void startsAProcessForEachCallIfIsolated() throws Exception {
        DriverClient isolated =
                new DriverClient(List.of("sh", "-c", HELLO + "while read -r a; do ok \"$a\" $$; done"), true);
        try (isolated) {
            String one = ask(isolated, "a#1", LONG).get().responses().get(0).text();
            String other = ask(isolated, "b#1", LONG).get().responses().get(0).text();

            assertThat(one).isNotEqualTo(other);
        }
    }

    @Test
    void endsADriverByEndingItsInput(@TempDir Path folder) throws Exception {
        Path end = folder.resolve("end");
        try (DriverClient driver = driver("while read -r a; do ok \"$a\" x; done; echo over > " + end)) {
            ask(driver, "a#1", LONG).get();
        }
        assertThat(end).hasContent("over");
    }
}
