package io.hamms.audit;

import io.hamms.audit.ClientResult.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    private static final int ATTEMPTS = 3;

    private final AuditedClient client;
    private Duration timeout = Duration.ofSeconds(2);
    private int jobs = AT_ONCE;
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

    /** Sets the most calls at once; default 16, and never more than the client makes. */
    public Sweep jobs(int most) {
        jobs = most;
        return this;
    }

    /** Chooses forms; default {@link SweepForm#ALL}. */
    public Sweep forms(List<SweepForm> chosen) {
        forms = List.copyOf(chosen);
        return this;
    }

    /** Sets a listener, which gets how many forms are done and how many there are. */
    public Sweep progress(BiConsumer<Integer, Integer> listener) {
        progress = listener;
        return this;
    }

    /**
     * Runs it.
     *
     * @throws CannotJudgeException if the client fails with every whole response, or never shows its content
     */
    public SweepReport run() throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, client.parallel())), Sweep::daemon);
        try (SweepServer server = new SweepServer()) {
            List<SweepRow> rows = new ArrayList<>();
            for (SweepForm form : forms) {
                rows.add(row(form, server, threads));
                progress.accept(rows.size(), forms.size());
            }
            SweepReport report =
                    new SweepReport(client.name(), client.version(), rows, Duration.ofNanos(System.nanoTime() - start));
            if (!report.isJudged()) {
                throw new CannotJudgeException(
                        "no form can be judged: " + rows.get(0).why());
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
        ClientResult whole = whole(form, server);
        if (!whole.isSuccess()) {
            return SweepRow.notJudged(
                    form, "the whole response is " + whole.outcome().token() + ": " + whole.error());
        }
        if (form.framing() == SweepForm.Framing.CHUNKED && server.wasLastHttp10()) {
            return SweepRow.notJudged(form, "the client sends HTTP/1.0, which has no chunks");
        }
        byte[] document = server.content(false);
        boolean isDecoded = form.isGzip() && shows(whole, document);
        byte[] content = isDecoded ? document : server.content(form.isGzip());
        // Without it, less than the whole looks like the whole.
        if (!shows(whole, content)) {
            return SweepRow.notJudged(form, "the client does not show the content of the whole response");
        }
        byte[] response = server.response(form);
        List<Future<ClientResult>> results = new ArrayList<>();
        for (int i = 0; i < response.length; i++) {
            String name = Integer.toString(i);
            String target = form.target(i);
            results.add(threads.submit(() -> ask(form, server, name, target)));
        }
        int head = SweepServer.headLength(response);
        return judge(form, content, offset -> offset < head || form.isLossVisible(isDecoded, offset == head), results);
    }

    /** Asks for the whole response; on a busy machine the first may take longer than the client waits. */
    private ClientResult whole(SweepForm form, SweepServer server) throws InterruptedException {
        ClientResult result = ask(form, server, "whole", form.target());
        for (int i = 1; i < ATTEMPTS && !result.isSuccess(); i++) {
            result = ask(form, server, "whole", form.target());
        }
        return result;
    }

    /** Judges the results at the offsets at which a client can know that bytes are missing. */
    private static SweepRow judge(
            SweepForm form, byte[] content, IntPredicate isVisible, List<Future<ClientResult>> results)
            throws InterruptedException {
        List<Integer> silent = new ArrayList<>();
        List<Integer> lenient = new ArrayList<>();
        List<Integer> noResult = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ClientResult result = get(results.get(i));
            if (result.isSuccess() && isVisible.test(i)) {
                (shows(result, content) ? lenient : silent).add(i);
            } else if (!result.isSuccess() && result.outcome() != Outcome.ERROR) {
                noResult.add(i);
            }
        }
        boolean isRight = !isVisible.test(results.size() - 1);
        String why = isRight ? "after the head, a FIN is the right end (RFC 9112, section 8)" : "";
        return new SweepRow(form, results.size(), silent, lenient, noResult, why);
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

    /** Returns whether a client has returned this content, alone or among other output, such as the head. */
    private static boolean shows(ClientResult result, byte[] content) {
        String hash = ClientResponse.sha256(content);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return result.responses().stream()
                .anyMatch(response ->
                        response.sha256().equals(hash) || response.text().contains(text));
    }

    private ClientResult ask(SweepForm form, SweepServer server, String name, String target)
            throws InterruptedException {
        // A driver tells its calls apart by their ids.
        String id = "sweep/" + form.label() + "#" + name;
        ClientResult result = call(id, server.uri(form, target), server.trust());
        for (int i = 1; i < ProbeRunner.ASKED_AT_MOST && result.outcome() == Outcome.NOT_RUN; i++) {
            result = call(id, server.uri(form, target), server.trust());
        }
        return result;
    }

    private ClientResult call(String id, URI uri, Trust trust) throws InterruptedException {
        ClientCall.Request request = new ClientCall.Request("GET", uri, Map.of(), 0);
        ClientCall call = new ClientCall(id, List.of(request), Duration.ZERO, timeout, trust);
        return client.call(call, timeout.multipliedBy(3).plusSeconds(5));
    }
}
