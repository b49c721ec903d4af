package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.ServedPort;
import io.hamms.journal.Journal;
import io.hamms.mode.catalogue.Scenario;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that run at the same time, as users of the extension write them. */
final class ParallelTrials {

    /** The servers of the tests that ran. */
    static final Set<HammsNettyServer> SEEN = ConcurrentHashMap.newKeySet();

    /** The keys of the tests that ran. */
    static final Set<String> KEYS = ConcurrentHashMap.newKeySet();

    private ParallelTrials() {}

    /** Changes the server's state, and asserts that nobody else has used it. */
    private static void useAlone(HammsNettyServer hamms, Journal journal, int status) throws IOException {
        SEEN.add(hamms);
        URI uri = hamms.uri("status");
        hamms.defaults("status", Map.of("status", Integer.toString(status)));
        assertThat(Trials.get(uri)).isEqualTo(status);
        hamms.script("status", Scenario.inTurn("status?status=503", "healthy"));
        assertThat(Trials.get(uri)).isEqualTo(503);
        assertThat(Trials.get(uri)).isEqualTo(200);
        assertThat(journal.requests()).hasSize(3);
        assertThat(hamms.ports()).extracting(ServedPort::port).containsExactly(uri.getPort());
    }

    @WithHamms
    @Execution(ExecutionMode.CONCURRENT)
    static class Eight {

        @RepeatedTest(8)
        void each(HammsNettyServer hamms, @Mode("status") Journal journal, RepetitionInfo number) throws IOException {
            useAlone(hamms, journal, 400 + number.getCurrentRepetition());
        }
    }

    @WithHamms
    @Execution(ExecutionMode.CONCURRENT)
    static class SixtyFour {

        @RepeatedTest(64)
        void each(HammsNettyServer hamms, @Mode("status") Journal journal, RepetitionInfo number) throws IOException {
            useAlone(hamms, journal, 400 + number.getCurrentRepetition());
        }
    }

    @WithHamms(lifetime = Lifetime.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class Shared {

        @BeforeEach
        void begin(@Key String key) {
            KEYS.add(key);
        }

        @RepeatedTest(64)
        void each(
                HammsNettyServer hamms,
                @Mode("status") String base,
                @Key String key,
                @Key Journal journal,
                @Mode("status") @Key Journal ofStatus)
                throws IOException {
            SEEN.add(hamms);
            assertThat(KEYS).contains(key);
            URI uri = URI.create(base + "/?status=503&first=1&key=" + key);
            assertThat(Trials.get(uri)).isEqualTo(503);
            assertThat(Trials.get(uri)).isEqualTo(200);
            assertThat(Trials.get(hamms.uri("healthy"))).isEqualTo(200);
            assertThat(journal.requests()).hasSize(2);
            assertThat(ofStatus.requests()).hasSize(2);
        }
    }

    @WithHamms(modes = "status", lifetime = Lifetime.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class SharedAndFailing {

        @RepeatedTest(8)
        void each(@Mode("status") String base, @Key String key) throws IOException {
            assertThat(Trials.get(URI.create(base + "/?key=" + key))).isEqualTo(404);
        }
    }

    /** A field that two classes inherit. */
    abstract static class Base {

        @RegisterExtension
        static final HammsExtension HAMMS = HammsExtension.serving("status");

        @RepeatedTest(8)
        void each(HammsNettyServer hamms, @Key String key, @Key Journal journal) throws IOException {
            SEEN.add(hamms);
            assertThat(KEYS.add(key)).isTrue();
            assertThat(HAMMS.server()).isSameAs(hamms);
            assertThat(Trials.get(HAMMS.uri("status").resolve("/?status=418&key=" + key)))
                    .isEqualTo(418);
            assertThat(journal.requests()).hasSize(1);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class One extends Base {}

    @Execution(ExecutionMode.CONCURRENT)
    static class Another extends Base {}
}
