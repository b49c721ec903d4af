package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.RawClient;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of a class that run at the same time. */
class ParallelTest {

    private final Set<Thread> before = threads();

    @BeforeEach
    void begin() {
        ParallelTrials.SEEN.clear();
        ParallelTrials.KEYS.clear();
    }

    @AfterEach
    void leavesNoThreadBehind() {
        // A closed event loop's thread ends a little later.
        Awaitility.await().atMost(RawClient.PATIENCE).untilAsserted(() -> assertThat(threads())
                .isSubsetOf(before));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hamms"))
                .collect(Collectors.toSet());
    }

    @Test
    void eightTestsHaveAServerEach() {
        passes(8, ParallelTrials.Eight.class);
        assertThat(ParallelTrials.SEEN).hasSize(8);
    }

    @Test
    void sixtyFourTestsHaveAServerEach() {
        passes(64, ParallelTrials.SixtyFour.class);
        assertThat(ParallelTrials.SEEN).hasSize(64);
    }

    @Test
    void testsOnOneServerHaveAKeyEach() {
        passes(64, ParallelTrials.Shared.class);
        assertThat(ParallelTrials.SEEN).hasSize(1);
        assertThat(ParallelTrials.KEYS).hasSize(64);
    }

    @Test
    void aReportShowsOnlyTheConnectionsWithTheKeyOfItsTest() {
        Run run = Run.of(ParallelTrials.SharedAndFailing.class);

        assertThat(run.failures()).hasSize(8);
        assertThat(run.published()).hasSize(8).allSatisfy(entry -> assertThat(entry.get("hamms"))
                .containsOnlyOnce("connected from")
                .containsOnlyOnce("GET /?key=test-"));
        assertThat(run.published().stream().map(Map::values).distinct()).hasSize(8);
    }

    @Test
    void classesThatInheritAFieldShareItsServer() {
        passes(16, ParallelTrials.One.class, ParallelTrials.Another.class);
    }

    private static void passes(int count, Class<?>... tests) {
        Run run = Run.of(tests);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).hasSize(count);
    }
}
