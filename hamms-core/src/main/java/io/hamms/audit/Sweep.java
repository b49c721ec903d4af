package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.mode.semantics.Respond;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

/**
 * Cuts a small response after every byte, by FIN and by RST, in each framing: a client must not report a success with
 * less than the whole content (RFC 9112, section 8). Used once, on one thread.
 */
public final class Sweep {

    /** The number of bytes of the content, before it is encoded. */
    static final int SIZE = 100;

    private static final int AT_ONCE = 16;

    private final AuditedClient client;
    private Duration timeout = Duration.ofSeconds(2);
    private List<SweepForm> forms = SweepForm.ALL;
    private BiConsumer<Integer, Integer> progress = (done, all) -> {};

    private Sweep(AuditedClient client) {
        this.client = client;
    }

    /** Returns a sweep of a client, which the caller closes. */
    public static Sweep of(AuditedClient client) {
        return new Sweep(client);
    }

    /** Returns a sweep of a client in this JVM, which throws an exception to report a failure. */
    public static Sweep of(String name, HttpCall client) {
        return new Sweep(new EmbeddedClient(name, Set.of(Ability.TLS), client));
    }

    /** Sets the time limit that the client should set itself; default 2 s. */
    public Sweep timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /** Chooses forms; default {@link SweepForm#ALL}. */
    public Sweep forms(List<SweepForm> chosen) {
        forms = List.copyOf(chosen);
        return this;
    }

    /** Sets a listener, which gets how many responses were read and how many there are. */
    public Sweep progress(BiConsumer<Integer, Integer> listener) {
        progress = listener;
        return this;
    }

    /**
     * Runs it.
     *
     * @throws CannotJudgeException if the client fails with every whole response
     */
    public SweepReport run() throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, client.parallel())), Sweep::daemon);
        try (SweepServer server = new SweepServer()) {
            List<SweepRow> rows = new ArrayList<>();
            for (SweepForm form : forms) {
                rows.add(row(form, server, threads));
                progress.accept(rows.size(), forms.size());
            }
            SweepReport report =
                    new SweepReport(client.name(), client.version(), rows, Duration.ofNanos(System.nanoTime() - start));
            if (!report.isJudged()) {
                throw new CannotJudgeException("the client fails with each whole response: "
                        + rows.get(0).why());
            }
            return report;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sweep");
        thread.setDaemon(true);
        return thread;
    }

    private SweepRow row(SweepForm form, SweepServer server, ExecutorService threads) throws InterruptedException {
        ClientResult whole = ask(form, server, form.target());
        if (!whole.isSuccess() || content(whole).isEmpty()) {
            return SweepRow.notJudged(
                    form, "the whole response is " + whole.outcome().token() + ": " + whole.error());
        }
        byte[] response = server.response(form);
        List<Future<ClientResult>> results = new ArrayList<>();
        for (int i = 0; i < response.length; i++) {
            String target = form.target(i);
            results.add(threads.submit(() -> ask(form, server, target)));
        }
        boolean isDecoded = whole.responses().get(0).text().endsWith("HAMMS-END\n");
        int head = SweepServer.headLength(response);
        return judge(
                form,
                content(whole),
                offset -> offset < head || form.isLossVisible(isDecoded, offset == head),
                results);
    }

    /** Judges the results at the offsets at which a client can know that bytes are missing. */
    private static SweepRow judge(
            SweepForm form, String whole, IntPredicate isVisible, List<Future<ClientResult>> results)
            throws InterruptedException {
        List<Integer> silent = new ArrayList<>();
        List<Integer> lenient = new ArrayList<>();
        List<Integer> hung = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ClientResult result = get(results.get(i));
            if (result.outcome() == Outcome.HANG) {
                hung.add(i);
            } else if (result.isSuccess() && isVisible.test(i)) {
                (content(result).equals(whole) ? lenient : silent).add(i);
            }
        }
        boolean isRight = !isVisible.test(results.size() - 1);
        String why = isRight ? "after the head, a FIN is the right end (RFC 9112, section 8)" : "";
        return new SweepRow(form, results.size(), silent, lenient, hung, why);
    }

    private static ClientResult get(Future<ClientResult> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotJudgeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Returns the hash of the content that a client has returned; empty if there is none. */
    private static String content(ClientResult result) {
        return result.responses().isEmpty() ? "" : result.responses().get(0).sha256();
    }

    private ClientResult ask(SweepForm form, SweepServer server, String target) throws InterruptedException {
        ClientResult result = call(form, server, target);
        for (int i = 1; i < ProbeRunner.ASKED_AT_MOST && result.outcome() == Outcome.NOT_RUN; i++) {
            result = call(form, server, target);
        }
        return result;
    }

    private ClientResult call(SweepForm form, SweepServer server, String target) throws InterruptedException {
        ClientCall.Request request = new ClientCall.Request("GET", server.uri(form, target), Map.of(), 0);
        ClientCall call = new ClientCall(
                Respond.MODE.name() + "/" + form.label(), List.of(request), Duration.ZERO, timeout, server.trust());
        return client.call(call, timeout.multipliedBy(3).plusSeconds(5));
    }
}
