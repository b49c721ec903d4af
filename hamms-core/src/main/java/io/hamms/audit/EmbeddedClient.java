package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client in this JVM. A call that does not return blocks its thread, which is a daemon. */
final class EmbeddedClient implements AuditedClient {

    private static final int PARALLEL = 16;

    private final String name;
    private final Set<Ability> abilities;
    private final HttpCall client;

    EmbeddedClient(String name, Set<Ability> abilities, HttpCall client) {
        this.name = name;
        this.abilities = Set.copyOf(abilities);
        this.client = client;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public int parallel() {
        return PARALLEL;
    }

    @Override
    public ClientResult call(ClientCall call, Duration deadline) throws InterruptedException {
        long start = System.nanoTime();
        List<ClientResponse> responses = new ArrayList<>();
        CompletableFuture<ClientResult> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(run(call, responses, start)), "audit " + call.id());
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            String stack = stack(thread);
            thread.interrupt();
            return new ClientResult(Outcome.HANG, since(start), List.of(), "", stack, 0);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClientResult run(ClientCall call, List<ClientResponse> responses, long start) {
        try {
            for (ClientCall.Request request : call.requests()) {
                if (!responses.isEmpty()) {
                    TimeUnit.NANOSECONDS.sleep(call.pause().toNanos());
                }
                responses.add(client.send(request, call));
            }
            return new ClientResult(Outcome.SUCCESS, since(start), responses, "", "", 0);
        } catch (Exception e) {
            return new ClientResult(Outcome.ERROR, since(start), responses, e.toString(), "", 0);
        } catch (Error e) {
            return new ClientResult(Outcome.CRASH, since(start), responses, e.toString(), "", 0);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String stack(Thread thread) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("at ").append(frame).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {}
}
