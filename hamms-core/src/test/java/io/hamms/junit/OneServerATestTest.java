package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.ServedPort;
import io.hamms.fault.FailureMode;
import io.hamms.journal.Journal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server of a single test serves, and what its parameters are. */
class OneServerATestTest {

    private static final List<HammsNettyServer> SEEN = new CopyOnWriteArrayList<>();

    @WithHamms
    static class Named {

        private final int sleep;

        Named(@Mode("sleep") Integer sleep) {
            this.sleep = sleep;
        }

        @BeforeEach
        void begin(HammsNettyServer hamms, @Mode("healthy") Journal journal) {
            SEEN.add(hamms);
            assertThat(journal).isSameAs(hamms.journal("healthy"));
        }

        @Test
        void servesTheModesOfItsParameters(
                HammsNettyServer hamms,
                @Mode("status") URI uri,
                @Mode("status") int port,
                @Mode("status") String base,
                Journal journal) {
            assertThat(served(hamms)).containsExactlyInAnyOrder("sleep", "healthy", "status");
            assertThat(uri).isEqualTo(hamms.uri("status"));
            assertThat(port).isEqualTo(hamms.port("status"));
            assertThat(base).isEqualTo("http://127.0.0.1:" + port);
            assertThat(sleep).isEqualTo(hamms.port("sleep"));
            assertThat(journal).isSameAs(hamms.journal());
        }

        @Test
        @WithHamms(modes = "slow-read")
        void servesTheModesOfItsAnnotation(HammsNettyServer hamms) {
            assertThat(served(hamms)).containsExactlyInAnyOrder("slow-read", "sleep", "healthy");
        }

        @Test
        void isSecure(@Mode("tls-healthy") String base, HammsNettyServer hamms) {
            assertThat(base).isEqualTo("https://127.0.0.1:" + hamms.port("tls-healthy"));
        }
    }

    @WithHamms
    static class Unnamed {

        @Test
        void servesAll(HammsNettyServer hamms) {
            SEEN.add(hamms);
            assertThat(served(hamms))
                    .containsExactlyElementsOf(hamms.modes().stream()
                            .filter(FailureMode::hasPort)
                            .filter(mode -> mode.fault().missing().isEmpty())
                            .map(FailureMode::name)
                            .toList());
        }

        @Test
        void needsNone() {}
    }

    private static List<String> served(HammsNettyServer hamms) {
        return hamms.ports().stream()
                .map(ServedPort::mode)
                .map(FailureMode::name)
                .toList();
    }

    @Test
    void servesTheModesThatTheTestNames() {
        Run run = Run.of(Named.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).hasSize(3);
        assertThat(SEEN).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void servesAllModesToATestThatNamesNone() {
        Run run = Run.of(Unnamed.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).hasSize(2);
    }

    @BeforeEach
    void begin() {
        SEEN.clear();
    }
}
