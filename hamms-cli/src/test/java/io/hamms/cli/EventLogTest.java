package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.journal.JournalEvent;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLogTest {

    private static final int MAX_WAITING = 65_536;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger lines = new AtomicInteger();
    private final Semaphore reader = new Semaphore(0);
    private final CountDownLatch atOutput = new CountDownLatch(1);

    @Test
    @Timeout(60)
    void neverBlocksTheServerAndCountsDroppedLines() throws InterruptedException {
        EventLog log = blocked(new JsonLines(Clock.systemUTC()));
        // The queue is full; the rest is dropped.
        end(log, MAX_WAITING + 3);

        reader.release(Integer.MAX_VALUE);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> lines.get() >= MAX_WAITING + 2);
        log.finish();

        assertThat(lines).hasValue(MAX_WAITING + 2);
        assertThat(text()).contains("\"event\":\"left-out\",\"lines\":3}\n");
    }

    @Test
    @Timeout(60)
    void limitsTheBytesOfQueuedRequests() throws InterruptedException {
        EventLog log = blocked(new TextLines(TestEnvironment.plain().world(), List.of()));
        JournalEvent big = Events.requested("/" + "x".repeat((1 << 20) - 7), "sleep");
        for (int i = 0; i < 20; i++) {
            log.add(big);
        }

        reader.release(Integer.MAX_VALUE);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> lines.get() >= 18);
        log.finish();

        // The first line, those of 16 MiB of requests, and the number of dropped lines.
        assertThat(text().lines().filter(line -> line.contains("GET /xxx"))).hasSize(16);
        assertThat(text()).contains("4 lines dropped: events arrived faster than they could be printed\n");
    }

    @Test
    @Timeout(60)
    void finishesEvenIfNobodyReads() throws InterruptedException {
        EventLog log = blocked(new JsonLines(Clock.systemUTC()));

        log.finish();

        assertThat(text()).isEmpty();
        reader.release(Integer.MAX_VALUE);
    }

    /** Returns a log whose writer is blocked in the output, with the first line. */
    private EventLog blocked(LogFormatter formatter) throws InterruptedException {
        CheckedOutput out = new CheckedOutput(new Stopped());
        EventLog log = new EventLog(out, formatter, true, () -> {});
        log.start();
        end(log, 1);
        atOutput.await();
        return log;
    }

    private static void end(EventLog log, int times) {
        for (int i = 0; i < times; i++) {
            log.add(Events.ended(Ending.CLIENT_FIN));
        }
    }

    private String text() {
        synchronized (printed) {
            return printed.toString(StandardCharsets.UTF_8);
        }
    }

    /** A terminal that is stopped, as by Ctrl-S. */
    private final class Stopped extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            atOutput.countDown();
            reader.acquireUninterruptibly();
            synchronized (printed) {
                printed.write(bytes, offset, length);
            }
            for (int i = offset; i < offset + length; i++) {
                lines.addAndGet(bytes[i] == '\n' ? 1 : 0);
            }
        }
    }
}
