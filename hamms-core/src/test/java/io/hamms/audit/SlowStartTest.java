package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client that computes for long before it connects does not lose its verdicts to many calls at once. */
class SlowStartTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final Duration START = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int MODES = 12;

    private final AtomicInteger starting = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private ClientResponse startFirst(ClientCall.Request request, ClientCall call) throws Exception {
        most.accumulateAndGet(starting.incrementAndGet(), Math::max);
        NEVER.await(START.toMillis(), TimeUnit.MILLISECONDS);
        starting.decrementAndGet();
        return MiniClient.correct().send(request, call);
    }

    /** One of the waiting ones and one of the others; all twelve would start at once if starting were waiting. */
    @Test
    void startsFewCallsAtOnce() throws InterruptedException {
        List<FailureMode> waiting = FailureModes.ALL.stream()
                .filter(mode -> !mode.expects().isEmpty()
                        && new Probe(mode, 1, mode.expects().get(0)).isWaiting())
                .limit(MODES)
                .toList();

        HammsAudit.of(this::startFirst).timeout(TIMEOUT).modes(waiting).jobs(1).run();

        assertThat(waiting).hasSize(MODES);
        assertThat(most.get()).isLessThan(MODES / 2);
    }

    private ClientResponse failFirst(ClientCall.Request request, ClientCall call) throws IOException {
        if (call.id().equals("status#1") && asked.add(call.id())) {
            throw new IOException("too late");
        }
        return MiniClient.correct().send(request, call);
    }

    @Test
    void isAskedAgainWhereItDidNotConnect() throws InterruptedException {
        AuditReport report =
                HammsAudit.of(this::failFirst).timeout(TIMEOUT).modes("status").run();

        assertThat(asked).containsExactly("status#1");
        assertThat(report.checks()).isNotEmpty().allMatch(check -> check.applies() == Applies.JUDGED);
        assertThat(report.harmful()).isEmpty();
    }
}
