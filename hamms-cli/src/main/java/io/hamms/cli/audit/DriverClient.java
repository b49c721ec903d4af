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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A client behind a driver: one process makes many calls, which it reads as JSON lines. */
final class DriverClient implements AuditedClient {

    private static final Duration RESPONDING = Duration.ofSeconds(2);
    private static final Duration HELLO = Duration.ofSeconds(20);
    private static final int MOST_STARTS = 3;
    private static final int MOST_PARALLEL = 64;

    private final List<String> command;
    private final boolean isIsolated;
    private final Duration helloLimit;
    private final ProcessTrees processes = new ProcessTrees();
    private final ClientFiles files = new ClientFiles();

    /** Calls run in parallel; one that is repeated runs alone. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    /** Makes the id of each call another one: what a driver says twice must not answer a repeated call. */
    private final AtomicLong numbers = new AtomicLong();

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
        String id = call.id() + "/" + numbers.incrementAndGet();
        long start = System.nanoTime();
        try {
            CompletableFuture<JsonText> answer = driver.ask(id, DriverMessages.call(id, call, files));
            JsonText message = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            answered();
            return DriverMessages.result(message, since(start)).peakMemory(memory(driver));
        } catch (TimeoutException e) {
            ClientResult hang = new ClientResult(Outcome.HANG, since(start), List.of(), "", driver.errors())
                    .peakMemory(memory(driver));
            driver.forget(id);
            return isAlone || isAtFault(driver) ? replaced(driver, hang) : askAgain(driver, call);
        } catch (ExecutionException e) {
            DriverProcess.gone(e);
            return isAlone ? ended(driver, since(start)) : askAgain(driver, call);
        } finally {
            if (isIsolated) {
                driver.close();
            }
        }
    }

    /** Returns how much memory a call took; 0 where other calls share the process. */
    private long memory(DriverProcess driver) {
        return isIsolated ? driver.peakMemory() : 0;
    }

    /** Returns whether only the call hangs; if the whole driver hangs, another call may be the cause. */
    private static boolean isAtFault(DriverProcess driver) throws InterruptedException {
        return !driver.isGone() && driver.isResponsive(RESPONDING);
    }

    /** Lets the driver finish its calls and replaces it by a new one for the next calls. */
    private ClientResult replaced(DriverProcess driver, ClientResult result) {
        synchronized (this) {
            shared = shared == driver ? null : shared;
            starts = 0;
        }
        driver.retire();
        return result;
    }

    /** Ends a driver, if it has not ended, and makes the audit repeat a call, which then runs alone. */
    private ClientResult askAgain(DriverProcess driver, ClientCall call) {
        driver.kill();
        askedAgain.add(call.id());
        return ClientResult.of(Outcome.NOT_RUN, Duration.ZERO, "");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns the result of the only call during which the driver ended. */
    private ClientResult ended(DriverProcess driver, Duration time) throws InterruptedException {
        int exitCode = driver.exitCode();
        String printed = driver.errors();
        String line = ClientError.line(command.get(0), printed);
        if (exitCode == 0) {
            return new ClientResult(Outcome.VANISHED, time, List.of(), line, printed);
        }
        String how = ClientError.isSignal(exitCode) ? ClientError.signal(exitCode) : "exit code " + exitCode;
        return new ClientResult(Outcome.CRASH, time, List.of(), how + (line.isEmpty() ? "" : ": " + line), printed);
    }

    private synchronized void answered() {
        starts = 0;
    }

    /** Returns the process that all calls share; starts it if none is running. */
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
                errors = ClientError.line(command.get(0), driver.errors());
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
