package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.hamms.testing.Loopback;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Thousands of connections, as of a load test, held by the jar with its journal. */
class HangingConnectionsIT {

    private static final int CLIENTS = 15_000;
    private static final int SOURCES = 8;
    private static final int DESCRIPTORS = CLIENTS + 1_000;

    /** The most bytes that the journal may use for a hanging connection, besides Netty's own objects. */
    private static final long JOURNAL_BYTES = 150;

    /** An answer takes longer than this only if it waits for the others; the benchmark measures the time. */
    private static final Duration WITHOUT_WAITING = Duration.ofSeconds(5);

    private static final int QUESTIONS = 101;

    private final List<Socket> clients = new ArrayList<>();

    @Test
    void costTheJournalLittleAndTheHealthyPortNothing() throws Exception {
        assumeThat(ManagementFactory.getOperatingSystemMXBean()).isInstanceOf(UnixOperatingSystemMXBean.class);
        assumeThat(((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getMaxFileDescriptorCount())
                .isGreaterThan(DESCRIPTORS);
        try (RunningJar jar = RunningJar.start("--base-port", "0", "--modes", "accept-silent,healthy")) {
            int silent = Integer.parseInt(jar.await("^(\\d+) +accept-silent").group(1));
            int healthy = Integer.parseInt(jar.await("^(\\d+) +healthy").group(1));
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Loopback.connect("127.0.0." + (2 + i % SOURCES), silent));
            }
            Duration answer = medianAnswer(healthy);
            String heap = heapOf(jar.pid());

            assertThat(answer).isLessThan(WITHOUT_WAITING);
            assertThat(count(heap, "io.hamms.journal.ConnectionEntry")).isBetween(CLIENTS + 0L, CLIENTS + 10L);
            assertThat(count(heap, "io.hamms.journal.ConnectionEvents"))
                    .as("objects that a hanging connection does not need")
                    .isLessThan(10);
            assertThat(size(heap, "io.hamms.journal.ConnectionEntry")
                            + size(heap, "io.netty.channel.DefaultChannelHandlerContext"))
                    .isLessThanOrEqualTo(JOURNAL_BYTES);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static Duration medianAnswer(int port) throws IOException {
        byte[] question = "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        List<Duration> answers = new ArrayList<>();
        try (Socket client = Loopback.connect(port)) {
            for (int i = 0; i < QUESTIONS; i++) {
                long asked = System.nanoTime();
                client.getOutputStream().write(question);
                assertThat(client.getInputStream().read()).isEqualTo('H');
                answers.add(Duration.ofNanos(System.nanoTime() - asked));
                client.getInputStream().skipNBytes(client.getInputStream().available());
            }
        }
        answers.sort(null);
        return answers.get(QUESTIONS / 2);
    }

    /** Returns the class histogram of another JVM. */
    private static String heapOf(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long count(String heap, String type) {
        return row(heap, type, 1);
    }

    /** Returns the size of one object of a class, in bytes. */
    private static long size(String heap, String type) {
        return row(heap, type, 2) / row(heap, type, 1);
    }

    private static long row(String heap, String type, int column) {
        Matcher row = Pattern.compile("\\d+: +(\\d+) +(\\d+) +" + Pattern.quote(type) + "\\b")
                .matcher(heap);
        return row.find() ? Long.parseLong(row.group(column)) : 0;
    }
}
