package io.hamms.cli.audit;

import io.hamms.audit.CannotJudgeException;
import io.hamms.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One process of a driver. */
final class DriverProcess implements AutoCloseable {

    /** The limit of a line; an answer with two texts is shorter. */
    private static final int MOST_LINE_BYTES = 4 * 1024 * 1024;

    private static final AtomicLong QUESTIONS = new AtomicLong();
    private static final Duration ENDING = Duration.ofSeconds(2);

    private final ProcessTrees.Tree tree;
    private final OutputReader errors;
    private final CompletableFuture<JsonText> hello = new CompletableFuture<>();
    private final Map<String, CompletableFuture<JsonText>> pending = new ConcurrentHashMap<>();
    private volatile boolean isGone;
    private boolean isRetired;

    /** Thrown into calls whose driver has ended. */
    static final class Gone extends Exception {
        private static final long serialVersionUID = 1;
    }

    private DriverProcess(ProcessTrees.Tree tree) {
        this.tree = tree;
        this.errors = OutputReader.of(tree.process().getErrorStream());
    }

    /**
     * Starts a driver.
     *
     * @throws CannotJudgeException if there is no such program
     */
    static DriverProcess start(ProcessTrees processes, List<String> command) {
        try {
            DriverProcess driver = new DriverProcess(processes.start(command, Map.of(), true));
            Thread reader = new Thread(driver::read, "reads-a-driver");
            reader.setDaemon(true);
            reader.start();
            return driver;
        } catch (IOException e) {
            throw new CannotJudgeException("cannot start " + command.get(0) + ": " + ProgramVersion.reason(e));
        }
    }

    /**
     * Returns the first message.
     *
     * @throws Gone if the driver ended without it
     * @throws CannotJudgeException if something else came, or nothing in time
     */
    JsonText hello(Duration limit) throws InterruptedException, Gone {
        try {
            return hello.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close();
            throw new CannotJudgeException("the driver did not say hello within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw gone(e);
        }
    }

    /** Returns the exception that a call ends with. */
    static Gone gone(ExecutionException failed) {
        if (failed.getCause() instanceof CannotJudgeException cause) {
            throw cause;
        }
        return new Gone();
    }

    /** Sends a call, whose id no other call has; its future fails with {@link Gone} if the driver ends first. */
    CompletableFuture<JsonText> ask(String id, String line) {
        CompletableFuture<JsonText> answer = new CompletableFuture<>();
        pending.put(id, answer);
        try {
            OutputStream out = tree.process().getOutputStream();
            synchronized (this) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            answer.completeExceptionally(new Gone());
        }
        if (isGone) {
            answer.completeExceptionally(new Gone());
        }
        return answer;
    }

    private void read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = tree.process().getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        receive(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                    } else if (line.size() < MOST_LINE_BYTES) {
                        line.write(buffer[i]);
                    }
                }
            }
        } catch (IOException e) {
            // The process has ended, and its output with it.
        } finally {
            fail(new Gone());
        }
    }

    private void receive(String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            JsonText message = JsonText.parse(line);
            if (message.has("hello")) {
                hello.complete(message);
                return;
            }
            CompletableFuture<JsonText> call = pending.remove(message.text("id"));
            if (call != null) {
                call.complete(message);
                endIfRetired();
            }
        } catch (IOException e) {
            fail(new CannotJudgeException(
                    "the driver printed a line that is no JSON object: " + Printable.beginning(line)));
            tree.end();
        }
    }

    private void fail(Exception cause) {
        isGone = true;
        hello.completeExceptionally(cause);
        pending.values().forEach(call -> call.completeExceptionally(cause));
    }

    /** Stops waiting for an answer. */
    void forget(String id) {
        pending.remove(id);
        endIfRetired();
    }

    /** Ends it once all pending answers have arrived; no more calls may be sent to it. */
    synchronized void retire() {
        isRetired = true;
        endIfRetired();
    }

    private synchronized void endIfRetired() {
        if (isRetired && pending.isEmpty()) {
            kill();
        }
    }

    /** Returns whether it still makes calls: it gets one to a port on which nothing listens. */
    boolean isResponsive(Duration limit) throws InterruptedException {
        String id = "are-you-there#" + QUESTIONS.incrementAndGet();
        String call = "{\"id\":\"" + id + "\",\"url\":\"http://127.0.0.1:1/\",\"method\":\"GET\",\"timeoutMs\":"
                + limit.toMillis() + ",\"ca\":\"\"}";
        try {
            ask(id, call).get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            forget(id);
        }
    }

    /** Returns how many bytes of memory it has held at most; 0 if the system does not say, or it has ended. */
    long peakMemory() {
        return tree.peakMemory();
    }

    boolean isGone() {
        return isGone;
    }

    /** Kills it with all its descendants. */
    void kill() {
        isGone = true;
        tree.end();
    }

    /** Returns its exit code, once its output has ended. */
    int exitCode() throws InterruptedException {
        if (!tree.process().waitFor(ENDING.toNanos(), TimeUnit.NANOSECONDS)) {
            tree.end();
            tree.process().waitFor(ENDING.toNanos(), TimeUnit.NANOSECONDS);
        }
        return tree.process().isAlive() ? 0 : tree.process().exitValue();
    }

    /** Returns the end of its standard error. */
    String errors() throws InterruptedException {
        if (isGone) {
            errors.awaitEnd(ENDING);
        }
        return errors.end();
    }

    /** Closes its input, at which a driver exits, and kills it if it does not. */
    @Override
    public void close() {
        try {
            tree.process().getOutputStream().close();
            tree.process().waitFor(ENDING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            // It no longer reads.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
