package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.RawClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An audit runs several probes at once: those that mostly wait, and the others. */
class ParallelAuditTest {

    /** A busy machine takes seconds for a handshake. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A correct client whose calls wait, before they begin, for another call of the same kind. */
    private static final class Meeting implements AuditedClient {

        private final AuditedClient client = new EmbeddedClient("meeting", Set.of(Ability.POST), MiniClient.correct());
        private final Map<String, CountDownLatch> pairs;
        private final Set<String> met = ConcurrentHashMap.newKeySet();

        Meeting(Map<String, CountDownLatch> pairs) {
            this.pairs = pairs;
        }

        @Override
        public String name() {
            return client.name();
        }

        @Override
        public String version() {
            return client.version();
        }

        @Override
        public Set<Ability> abilities() {
            return client.abilities();
        }

        @Override
        public int parallel() {
            return client.parallel();
        }

        @Override
        public ClientResult call(ClientCall call, Duration deadline) throws InterruptedException {
            CountDownLatch pair = pairs.get(call.id());
            if (pair != null) {
                pair.countDown();
                if (pair.await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    met.add(call.id());
                }
            }
            return client.call(call, deadline);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Test
    void runsTwoProbesOfEachKindAtOnce() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(2);
        CountDownLatch waiting = new CountDownLatch(2);
        Map<String, CountDownLatch> pairs =
                Map.of("healthy#1", working, "status#1", working, "retry-after#1", waiting, "auth-loop#1", waiting);
        Meeting client = new Meeting(pairs);

        HammsAudit.of(client)
                .timeout(TIMEOUT)
                .modes("healthy", "status", "retry-after", "auth-loop")
                .jobs(2)
                .run();

        assertThat(client.met).isEqualTo(pairs.keySet());
    }
}
