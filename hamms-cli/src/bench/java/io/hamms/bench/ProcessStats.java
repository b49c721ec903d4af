package io.hamms.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources that a process uses.
 *
 * @param pid the process ID
 */
record ProcessStats(long pid) {

    /** The kernel reports CPU time in hundredths of a second on every Linux that runs a JVM. */
    private static final int MILLIS_PER_TICK = 10;

    private static final Pattern HEAP_TOTAL = Pattern.compile("(?m)^Total +(\\d+) +(\\d+)");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    /** Returns the CPU time of all threads, in user mode and in the kernel. */
    long cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name of the program is in parentheses and may contain any character.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    long rssBytes() throws IOException {
        Matcher found = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        if (!found.find()) {
            throw new IOException("process " + pid + ": no VmRSS");
        }
        return Long.parseLong(found.group(1)) * 1024;
    }

    /** Runs a full collection and returns the bytes of all objects that survive it. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher total = HEAP_TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException("process " + pid + ": no histogram, but: "
                    + histogram.lines().findFirst().orElse("nothing").toLowerCase(Locale.ROOT));
        }
        return Long.parseLong(total.group(2));
    }

    /** Waits until the process is idle, ten seconds at most: its compiler still runs after the load. */
    void awaitQuiet() throws IOException, InterruptedException {
        for (int i = 0; i < 40; i++) {
            long before = cpuMillis();
            Bench.sleep(Duration.ofMillis(250));
            if (cpuMillis() - before <= MILLIS_PER_TICK) {
                return;
            }
        }
    }
}
