package io.hamms.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own; its output goes to a file. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // Ctrl-C ends the benchmark, not the servers.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;
    private final long startNanos;

    private ServerProcess(Process process, Path log, long startNanos) {
        this.process = process;
        this.log = log;
        this.startNanos = startNanos;
    }

    static ServerProcess start(Path workplace, String name, List<String> command) throws IOException {
        Path log = workplace.resolve("logs/" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".log");
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workplace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        long startNanos = System.nanoTime();
        Process process = builder.start();
        RUNNING.add(process);
        return new ServerProcess(process, log, startNanos);
    }

    /** Waits until a connect to a port succeeds, and returns the time since the start of the process. */
    Duration awaitPort(int port) throws IOException {
        long deadline = startNanos + PATIENCE.toNanos();
        while (!isOpen(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("port " + port + ": nothing listens; the server printed:\n" + printed());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for a line with this beginning, and returns the rest of the line. */
    String awaitLine(String beginning) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            // A program may end as soon as it has printed the line.
            boolean isLast = !process.isAlive();
            for (String line : printed().lines().toList()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length()).strip();
                }
            }
            if (isLast) {
                break;
            }
            Bench.sleep(Duration.ofMillis(50));
        }
        throw new IOException("not printed: " + beginning + ", but:\n" + printed());
    }

    /** Sends a line to the server's standard input. */
    void tell(String line) {
        PrintStream in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        in.println(line);
    }

    String printed() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessStats stats() {
        return new ProcessStats(process.pid());
    }

    /** Sends SIGTERM and returns the time until the process ended; it is killed after ten seconds. */
    Duration terminate() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        RUNNING.remove(process);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Kills the process: its end is not measured. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        RUNNING.remove(process);
    }
}
