package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.MiniClient.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A client with many flaws gets the same verdicts in each of three runs, also on a busy machine. */
class SteadyVerdictsIT {

    private static final MiniClient CLIENT = MiniClient.with(
            Flaw.SWALLOWS_TRUNCATION,
            Flaw.RETRIES_POST,
            Flaw.RETRIES_IN_A_BURST,
            Flaw.LEAKS_CREDENTIALS,
            Flaw.ACCEPTS_ANY_CERTIFICATE,
            Flaw.DESYNCHRONISES,
            Flaw.BUFFERS_WITHOUT_BOUND,
            Flaw.WANTS_A_REASON);

    private static final String[] MODES = {
        "healthy",
        "tls-healthy",
        "by-path",
        "status",
        "status-no-reason",
        "accept-silent",
        "close-on-accept",
        "close-after-request",
        "drop-1-in-10",
        "retries",
        "garbage-after-request",
        "chunked-no-terminator",
        "content-length-short-close",
        "bytes-dropped",
        "body-stall",
        "extra-response",
        "te-and-cl",
        "keepalive-stale-close",
        "headers-endless",
        "redirect-cross-origin",
        "tls-expired",
        "tls-wrong-host",
    };

    /** Those whose verdicts depend on what happens first, or on how long it takes. */
    private static final String[] TIMED = {
        "healthy",
        "accept-silent",
        "close-after-request",
        "drop-1-in-10",
        "retries",
        "body-stall",
        "extra-response",
        "keepalive-stale-close",
    };

    private static List<String> verdicts(String... modes) {
        try {
            return HammsAudit.of(CLIENT).timeout(Duration.ofSeconds(2)).modes(modes).run().checks().stream()
                    .map(check -> check.id() + " " + check.applies() + " " + check.harm()
                            + (check.isSteady() ? "" : ", unsteady"))
                    .toList();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void areTheSameInEachRun() throws Exception {
        CompletableFuture<List<String>> other = CompletableFuture.supplyAsync(() -> verdicts(MODES));
        List<String> one = verdicts(MODES);

        assertThat(one)
                .contains(
                        "close-after-request/wire JUDGED duplicate",
                        "extra-response/caller JUDGED desync",
                        "status/caller JUDGED ok");
        assertThat(other.get()).isEqualTo(one);
        assertThat(onABusyMachine())
                .isEqualTo(one.stream().filter(SteadyVerdictsIT::isTimed).toList());
    }

    /** Returns whether it is a verdict on one of these modes, or on the requests of all. */
    private static boolean isTimed(String verdict) {
        return verdict.startsWith("requests/") || Stream.of(TIMED).anyMatch(mode -> verdict.startsWith(mode + "/"));
    }

    private static List<String> onABusyMachine() throws InterruptedException {
        List<Thread> spinning = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            spinning.add(new Thread(SteadyVerdictsIT::spin, "spins"));
        }
        spinning.forEach(Thread::start);
        try {
            return verdicts(TIMED);
        } finally {
            spinning.forEach(Thread::interrupt);
            for (Thread thread : spinning) {
                thread.join();
            }
        }
    }

    /** Keeps a processor busy until it is interrupted, and for a minute at most. */
    private static void spin() {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Thread.currentThread().isInterrupted() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
