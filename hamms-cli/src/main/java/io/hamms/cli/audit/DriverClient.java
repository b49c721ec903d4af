package io.hamms.cli.audit;

import io.hamms.audit.Ability;
import io.hamms.audit.AuditedClient;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.ClientCall;
import io.hamms.audit.ClientResult;
import io.hamms.audit.ClientResult.Outcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A client behind a driver: one process makes many calls, as JSON lines ask it to. */
final class DriverClient implements AuditedClient {

    private static final Duration HELLO = Duration.ofSeconds(20);
    private static final int MOST_STARTS = 3;
    private static final int MOST_PARALLEL = 64;

    private final List<String> command;
    private final boolean isIsolated;
    private final Duration helloLimit;
    private final ProcessTrees processes = new ProcessTrees();
    private final ClientFiles files = new ClientFiles();

    /** Calls run side by side; one that is asked again runs alone. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    private final Set<String> askedAgain = ConcurrentHashMap.newKeySet();
    private final JsonText hello;
    private final Semaphore slots;
    private @Nullable DriverProcess shared;
    private int starts;

    DriverClient(List<String> command, boolean isIsolated) {
        this(command, isIsolated, HELLO);
    }

    DriverClient(List<String> command, boolean isIsolated, Duration helloLimit) {
        this.command = List.copyOf(command);
        this.isIsolated = isIsolated;
        this.helloLimit = helloLimit;
        try {
            DriverProcess first = running();
            this.hello = first.hello(helloLimit);
            this.slots = new Semaphore(parallel());
        } catch (InterruptedException | DriverProcess.Gone e) {
            close();
            throw new CannotJudgeException("the driver cannot be started: " + e);
        } catch (CannotJudgeException e) {
            close();
            throw e;
        }
    }

    @Override
    public String name() {
        return hello.text("name").isEmpty() ? "driver" : hello.text("name");
    }

    @Override
    public String version() {
        String runtime = hello.text("runtime");
        return hello.text("version") + (runtime.isEmpty() ? "" : ", " + runtime);
    }

    @Override
    public String command() {
        return CommandTemplate.typed(command);
    }

    @Override
    public Set<Ability> abilities() {
        List<String> can = hello.texts("can");
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (can.contains("tls")) {
            abilities.add(Ability.TLS);
        }
        if (can.contains("post")) {
            abilities.addAll(Set.of(Ability.POST, Ability.UPLOAD));
        }
        if (can.contains("two")) {
            abilities.add(Ability.TWO_REQUESTS);
        }
        return abilities;
    }

    @Override
    public int parallel() {
        return (int) Math.max(1, Math.min(MOST_PARALLEL, hello.number("parallel", 1)));
    }

    @Override
    public ClientResult call(ClientCall call, Duration deadline) throws InterruptedException {
        boolean isAlone = askedAgain.remove(call.id()) || isIsolated;
        Lock turn = isAlone && !isIsolated ? turns.writeLock() : turns.readLock();
        turn.lockInterruptibly();
        try {
            slots.acquire();
            try {
                return ask(call, deadline, isAlone);
            } finally {
                slots.release();
            }
        } finally {
            turn.unlock();
        }
    }

    private ClientResult ask(ClientCall call, Duration deadline, boolean isAlone) throws InterruptedException {
        DriverProcess driver = isIsolated ? started() : running();
        long start = System.nanoTime();
        try {
            CompletableFuture<JsonText> answer = driver.ask(call.id(), DriverMessages.call(call, files));
            JsonText message = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            answered();
            return DriverMessages.result(message, since(start));
        } catch (TimeoutException e) {
            Duration time = since(start);
            driver.kill();
            answered();
            return new ClientResult(Outcome.HANG, time, List.of(), "", driver.errors());
        } catch (ExecutionException e) {
            DriverProcess.Gone gone = DriverProcess.gone(e);
            if (isAlone) {
                return ended(driver, since(start));
            }
            askedAgain.add(call.id());
            return ClientResult.of(Outcome.NOT_RUN, since(start), gone.toString());
        } finally {
            if (isIsolated) {
                driver.close();
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns the result of a call during which the driver ended, with nothing else to do. */
    private static ClientResult ended(DriverProcess driver, Duration time) throws InterruptedException {
        int exitCode = driver.exitCode();
        String printed = driver.errors();
        String line = ClientError.lastLine(printed);
        if (exitCode == 0) {
            return new ClientResult(Outcome.VANISHED, time, List.of(), line, printed);
        }
        String how = ClientError.isSignal(exitCode) ? ClientError.signal(exitCode) : "exit code " + exitCode;
        return new ClientResult(Outcome.CRASH, time, List.of(), how + (line.isEmpty() ? "" : ": " + line), printed);
    }

    private synchronized void answered() {
        starts = 0;
    }

    /** Returns the process that all calls share; starts it if there is none, or none any more. */
    private synchronized DriverProcess running() throws InterruptedException {
        if (shared == null || shared.isGone()) {
            shared = started();
        }
        return shared;
    }

    private synchronized DriverProcess started() throws InterruptedException {
        String errors = "";
        while (starts < MOST_STARTS) {
            starts++;
            DriverProcess driver = DriverProcess.start(processes, command);
            try {
                driver.hello(helloLimit);
                return driver;
            } catch (DriverProcess.Gone e) {
                driver.exitCode();
                errors = ClientError.lastLine(driver.errors());
            }
        }
        throw new CannotJudgeException("the driver ended " + MOST_STARTS + " times in a row without an answer"
                + (errors.isEmpty() ? "" : "; it says: " + errors));
    }

    @Override
    public void close() {
        DriverProcess last;
        synchronized (this) {
            last = shared;
        }
        if (last != null && !last.isGone()) {
            last.close();
        }
        processes.close();
        files.close();
    }
}
