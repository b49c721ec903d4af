package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.journal.NotSeenException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The extension with the JUnit version that runs all tests; {@link OlderJUnitTest} tests the others. */
class HammsExtensionTest {

    @BeforeEach
    void begin() {
        Trials.SEEN.clear();
    }

    @AfterEach
    void leavesNoServerBehind() {
        assertThat(Trials.SEEN).allSatisfy(server -> assertThatThrownBy(() -> server.uri("healthy"))
                .hasMessage("server: closed (expected: running)"));
    }

    @Test
    void givesAClassOneServerThatIsAsNewBeforeEachTest() {
        assertThat(servers(Trials.OneServer.class, 3)).isEqualTo(List.of(0, 0, 0, 0));
    }

    @Test
    void keepsWhatIsSetBeforeAllTestsOfAClassForEachOfThem() {
        Run run = Run.of(Trials.SetUpOnce.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).hasSize(5);
    }

    @Test
    void givesANestedClassItsOwnServerOnRequest() {
        assertThat(servers(Trials.AnotherServerWithin.class, 4)).startsWith(0).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void givesEachTestItsOwnServerOnRequest() {
        assertThat(servers(Trials.AServerEach.class, 3)).isEqualTo(List.of(0, 1, 2));
    }

    @Test
    void servesAllTestsFromAStaticField() {
        assertThat(servers(Trials.Registered.class, 2)).isEqualTo(List.of(0, 0));
        assertThatThrownBy(Trials.Registered.HAMMS::server)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("server: none (expected: a running test)");
    }

    @Test
    void servesOneTestFromAFieldOfItsInstance() {
        assertThat(servers(Trials.RegisteredEach.class, 2)).isEqualTo(List.of(0, 1));
    }

    @Test
    void servesAConstructor() {
        assertThat(servers(Trials.OneInstance.class, 2)).isEqualTo(List.of(0, 0, 0));
    }

    @Test
    void addsTheTimelineToTheReportOfAFailedTest() {
        Run run = Run.of(Trials.Failing.class);

        Consumer<String> tells = text -> assertThat(text)
                .matches("(?s)\\s*0\\.000 ms  #1 status  connected from 127.0.0.1:\\d+\n.* GET /\\?status=404\n.*");
        assertThat(run.published()).singleElement().satisfies(entry -> {
            assertThat(entry).containsOnlyKeys("hamms");
            tells.accept(entry.get("hamms"));
        });
        assertThat(run.failures()).hasEntrySatisfying("fails", failure -> assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(seen -> tells.accept(String.valueOf(seen.getMessage()))));
    }

    @Test
    void addsNoSecondTimelineIfTheFailureHasOne() {
        Run run = Run.of(Trials.WaitingInVain.class);

        assertThat(run.published()).containsExactly(Map.of("hamms", "  nothing: no client has connected\n"));
        assertThat(run.failures().get("fails"))
                .isInstanceOf(NotSeenException.class)
                .hasNoSuppressedExceptions();
    }

    @Test
    void reportsNothingForTestsThatPass() {
        Run run = Run.of(Trials.NotFailing.class);

        assertThat(run.passed()).containsExactly("passes");
        assertThat(run.failures()).isEmpty();
        assertThat(run.published()).isEmpty();
    }

    @Test
    void namesTheNearestModesForAnUnknownOne() {
        assertThat(Run.of(Trials.UnknownName.class).messages())
                .hasEntrySatisfying("passes", message -> assertThat(message)
                        .contains("mode: acept-silent (expected: accept-silent, "));
    }

    @Test
    void explainsAWrongParameter() {
        Map<String, String> messages = Run.of(Trials.WrongParameters.class).messages();

        assertThat(messages)
                .hasSize(7)
                .hasEntrySatisfying("unknownMode", message -> assertThat(message)
                        .contains("java.net.URI uri", "mode: stattus (expected: status, "))
                .hasEntrySatisfying("noMode", message -> assertThat(message).contains("No ParameterResolver"))
                .hasEntrySatisfying("wrongType", message -> assertThat(message)
                        .contains("@Mode(\"status\"): Object uri (expected: a URI, a String, an int or a Journal)"))
                .hasEntrySatisfying("wrongTypeOfKey", message -> assertThat(message)
                        .contains("@Key: int key (expected: a String or a Journal)"))
                .hasEntrySatisfying("keyOfAMode", message -> assertThat(message)
                        .contains("@Key: String key (expected: a String or a Journal)"));
        assertThat(List.of("modeThatIsNotServed", "journalOfAModeThatIsNotServed"))
                .allSatisfy(test -> assertThat(messages.get(test))
                        .contains("mode: sleep (expected: one of those served: [status])"));
    }

    @Test
    void explainsAParameterThatIsResolvedTooEarly() {
        assertThat(Run.of(Trials.TooEarly.class).messages().get("Trials$TooEarly"))
                .contains("lifetime: PER_TEST (expected: PER_CLASS, for a server before the first test;");
    }

    /** Returns for each test the number of the first test that had the same server. */
    private static List<Integer> servers(Class<?> tests, int count) {
        Run run = Run.of(tests);
        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).hasSize(count);
        List<HammsNettyServer> distinct = Trials.SEEN.stream().distinct().toList();
        return Trials.SEEN.stream().map(distinct::indexOf).toList();
    }
}
