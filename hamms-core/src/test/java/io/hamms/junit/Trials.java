package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.HammsNettyServer;
import io.hamms.journal.Journal;
import io.hamms.mode.catalogue.Scenario;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests as users of the extension write them. Other tests run them, with this JUnit and with older ones. */
final class Trials {

    /** The server of each test that ran, in order. */
    static final List<HammsNettyServer> SEEN = new CopyOnWriteArrayList<>();

    private Trials() {}

    static int get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(10_000);
        return connection.getResponseCode();
    }

    /** Asserts that the server is as new, then changes its state. */
    private static void useUp(HammsNettyServer hamms) throws IOException {
        SEEN.add(hamms);
        assertThat(hamms.journal().requests()).isEmpty();
        assertThat(get(hamms.uri("healthy"))).isEqualTo(200);
        assertThat(get(hamms.uri("status"))).isEqualTo(200);
        hamms.script("healthy", Scenario.always("status?status=503"));
        hamms.defaults("status", Map.of("status", "418"));
        assertThat(get(hamms.uri("healthy"))).isEqualTo(503);
        assertThat(get(hamms.uri("status"))).isEqualTo(418);
        assertThat(hamms.journal().requests()).hasSize(4);
    }

    @WithHamms(
            modes = {"healthy", "status"},
            lifetime = Lifetime.PER_CLASS)
    static class OneServer {

        OneServer(HammsNettyServer hamms, @Mode("healthy") URI healthy) {
            assertThat(healthy).isEqualTo(hamms.uri("healthy"));
        }

        @BeforeAll
        static void begin(HammsNettyServer hamms, Journal journal) {
            SEEN.add(hamms);
            assertThat(journal).isSameAs(hamms.journal());
        }

        @BeforeEach
        void look(HammsNettyServer hamms, @Mode("status") Journal journal) {
            assertThat(journal).isSameAs(hamms.journal("status"));
        }

        @RepeatedTest(2)
        void findsItAsNew(HammsNettyServer hamms) throws IOException {
            useUp(hamms);
        }

        @Nested
        class Within {

            @Test
            void findsItAsNew(HammsNettyServer hamms) throws IOException {
                useUp(hamms);
            }
        }
    }

    @WithHamms(
            modes = {"healthy", "status"},
            lifetime = Lifetime.PER_CLASS)
    static class SetUpOnce {

        @BeforeAll
        static void begin(HammsNettyServer hamms) {
            hamms.script("healthy", Scenario.inTurn("status?status=418", "healthy"));
            hamms.defaults("status", Map.of("status", "204"));
        }

        /** Asserts that the server is as all tests need it, then changes its state. */
        private static void useUp(HammsNettyServer hamms, int first, int status) throws IOException {
            assertThat(hamms.journal().requests()).isEmpty();
            assertThat(get(hamms.uri("healthy"))).isEqualTo(first);
            assertThat(get(hamms.uri("healthy"))).isEqualTo(200);
            assertThat(get(hamms.uri("status"))).isEqualTo(status);
            hamms.script("healthy", null);
            hamms.script("status", Scenario.always("status?status=503"));
            hamms.defaults("status", Map.of("status", "404"));
            hamms.defaults("healthy", Map.of("echo", "true"));
        }

        @RepeatedTest(2)
        void findsWhatIsSetBeforeAllTests(HammsNettyServer hamms) throws IOException {
            useUp(hamms, 418, 204);
        }

        @Nested
        class First {

            @BeforeAll
            static void begin(HammsNettyServer hamms) {
                hamms.defaults("status", Map.of("status", "205"));
            }

            @RepeatedTest(2)
            void findsWhatIsSetBeforeItsTests(HammsNettyServer hamms) throws IOException {
                useUp(hamms, 418, 205);
            }
        }

        @Nested
        class Second {

            @BeforeAll
            static void begin(HammsNettyServer hamms) {
                hamms.script("healthy", Scenario.inTurn("status?status=429", "healthy"));
            }

            @Test
            void findsWhatIsSetBeforeItsTests(HammsNettyServer hamms) throws IOException {
                useUp(hamms, 429, 204);
            }
        }
    }

    @WithHamms(
            modes = {"healthy", "status"},
            lifetime = Lifetime.PER_CLASS)
    static class AnotherServerWithin {

        @Test
        void hasOne(HammsNettyServer hamms) throws IOException {
            useUp(hamms);
        }

        @Nested
        @WithHamms(
                modes = {"healthy", "status", "sleep"},
                lifetime = Lifetime.PER_CLASS)
        class Within {

            @Test
            void hasAnother(HammsNettyServer hamms) throws IOException {
                useUp(hamms);
            }
        }

        @Nested
        @WithHamms(modes = {"healthy", "status"})
        class ATestWithin {

            @RepeatedTest(2)
            void hasItsOwn(HammsNettyServer hamms) throws IOException {
                useUp(hamms);
            }
        }
    }

    @WithHamms(modes = {"healthy", "status"})
    static class AServerEach {

        @BeforeEach
        void begin(HammsNettyServer hamms) {
            hamms.defaults("status", Map.of("status", "200"));
        }

        @RepeatedTest(2)
        void hasItsOwn(HammsNettyServer hamms) throws IOException {
            useUp(hamms);
        }

        @Nested
        class Within {

            @Test
            void hasItsOwn(HammsNettyServer hamms) throws IOException {
                useUp(hamms);
            }
        }
    }

    static class Registered {

        @RegisterExtension
        static final HammsExtension HAMMS = HammsExtension.serving("healthy", "status");

        @RepeatedTest(2)
        void findsItAsNew(HammsNettyServer hamms) throws IOException {
            assertThat(HAMMS.server()).isSameAs(hamms);
            useUp(hamms);
        }
    }

    static class RegisteredEach {

        /** Configured with a base port that the extension does not use. */
        @RegisterExtension
        final HammsExtension hamms = HammsExtension.of(HammsNettyServer.builder()
                .basePort(1)
                .modes("healthy", "status")
                .threads(1));

        @RepeatedTest(2)
        void hasItsOwn(@Mode("healthy") URI healthy, @Mode("healthy") Journal journal) throws IOException {
            assertThat(healthy)
                    .isEqualTo(hamms.uri("healthy"))
                    .extracting(URI::getPort)
                    .isNotEqualTo(100);
            useUp(hamms.server());
            assertThat(journal.requests())
                    .hasSize(2)
                    .isEqualTo(hamms.journal("healthy").requests());
            assertThat(hamms.journal().requests()).hasSize(4);
            hamms.script("healthy", null);
            assertThat(get(healthy)).isEqualTo(200);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @WithHamms(
            modes = {"healthy", "status"},
            lifetime = Lifetime.PER_CLASS)
    static class OneInstance {

        OneInstance(HammsNettyServer hamms) {
            SEEN.add(hamms);
        }

        @RepeatedTest(2)
        void findsItAsNew(HammsNettyServer hamms) throws IOException {
            useUp(hamms);
        }
    }

    @WithHamms(modes = "status")
    static class Failing {

        @Test
        void fails(@Mode("status") URI uri) throws IOException {
            assertThat(get(uri.resolve("/?status=404"))).isEqualTo(200);
        }
    }

    @WithHamms(modes = "status")
    static class WaitingInVain {

        @Test
        void fails(Journal journal) {
            journal.awaitRequest(Duration.ZERO);
        }
    }

    @WithHamms(modes = "status")
    static class NotFailing {

        @Test
        void passes(@Mode("status") URI uri) throws IOException {
            assertThat(get(uri)).isEqualTo(200);
        }

        @Test
        void isAborted(HammsNettyServer hamms) {
            assumeThat(hamms.modes()).isEmpty();
        }
    }

    @WithHamms(modes = "acept-silent")
    static class UnknownName {

        @Test
        void passes(Journal journal) {}
    }

    @WithHamms(modes = "status", lifetime = Lifetime.PER_CLASS)
    static class WrongParameters {

        @Test
        void unknownMode(@Mode("stattus") URI uri) {}

        @Test
        void modeThatIsNotServed(@Mode("sleep") URI uri) {}

        @Test
        void journalOfAModeThatIsNotServed(@Mode("sleep") Journal journal) {}

        @Test
        void wrongType(@Mode("status") Object uri) {}

        @Test
        void wrongTypeOfKey(@Key int key) {}

        @Test
        void keyOfAMode(@Mode("status") @Key String key) {}

        @Test
        void noMode(URI uri) {}
    }

    @WithHamms
    static class TooEarly {

        @BeforeAll
        static void begin(HammsNettyServer hamms) {}

        @Test
        void passes() {}
    }
}
