package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.text.Numbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jar that {@code mvn package} built, as a process; its output, of both streams, is read line by line. */
final class RunningJar implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** USER_HZ is 100 on Linux. */
    private static final int MILLIS_A_TICK = 10;

    /** The compiler and the collector that cost least in a process that ends soon. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String END = "end of output";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> read = new ArrayList<>();

    private RunningJar(Process process) {
        this.process = process;
    }

    static RunningJar start(String... arguments) throws IOException {
        return start(List.of(), List.of(), arguments);
    }

    /** Starts it in a process with this limit of open files. */
    static RunningJar limitedTo(int openFiles, String... arguments) throws IOException {
        return start(List.of("bash", "-c", "ulimit -n " + openFiles + "; exec \"$0\" \"$@\""), List.of(), arguments);
    }

    /** Starts it in a JVM with flags. */
    static RunningJar inJvm(List<String> flags, String... arguments) throws IOException {
        return start(List.of(), flags, arguments);
    }

    /** Starts it by a script, with these additional environment variables. */
    static RunningJar launched(Path script, Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder process = new ProcessBuilder(script.toString());
        process.command().addAll(List.of(arguments));
        process.environment().putAll(environment);
        return start(process);
    }

    private static RunningJar start(List<String> shell, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(flags);
        command.addAll(List.of("-jar", System.getProperty("hamms.jar", "target/hamms.jar")));
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command));
    }

    private static RunningJar start(ProcessBuilder process) throws IOException {
        RunningJar jar = new RunningJar(process.redirectErrorStream(true).start());
        Thread reader = new Thread(jar::readAll, "reads-the-jar");
        reader.setDaemon(true);
        reader.start();
        return jar;
    }

    private void readAll() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // It was closed before all output was read; waiting threads are notified.
            lines.add("not read: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /** Returns the next line that contains a pattern; fails if the output ends without it. */
    Matcher await(String pattern) throws InterruptedException {
        for (String line = next(); !line.equals(END); line = next()) {
            Matcher found = Pattern.compile(pattern).matcher(line);
            if (found.find()) {
                return found;
            }
        }
        throw new AssertionError("not printed: " + pattern + ", but: " + read);
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(line).as("within %s, after %s", PATIENCE, read).isNotNull();
        read.add(line);
        return line;
    }

    /** Returns the whole output, once the process has ended. */
    List<String> output() throws InterruptedException {
        while (!next().equals(END)) {
            // Reads to the end.
        }
        return read.subList(0, read.size() - 1);
    }

    /** Sends a signal, and returns the time until the process ended; fails if it does not end. */
    Duration signal(String name) throws IOException, InterruptedException {
        long start = System.nanoTime();
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    long pid() {
        return process.pid();
    }

    /** Returns the CPU time that its event loops have used: the compiler and the collector work as they please. */
    Duration cpuOfEventLoops() throws IOException {
        long ticks = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).startsWith("hamms-")) {
                    String stat = Files.readString(thread.resolve("stat"));
                    // The fields after the name, of which the first is the third: utime and stime are 14 and 15.
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                    ticks += Numbers.whole(fields[11]) + Numbers.whole(fields[12]);
                }
            }
        }
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
