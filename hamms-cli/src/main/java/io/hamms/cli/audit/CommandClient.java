package io.hamms.cli.audit;

import io.hamms.audit.Ability;
import io.hamms.audit.AuditedClient;
import io.hamms.audit.CannotJudgeException;
import io.hamms.audit.ClientCall;
import io.hamms.audit.ClientResponse;
import io.hamms.audit.ClientResult;
import io.hamms.audit.ClientResult.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that is a command: a process for each call. */
final class CommandClient implements AuditedClient {

    static final String NO_GET_THEN_POST =
            "no command sends a GET and then a POST; --post with {url1} and {url2} would";

    private static final int PARALLEL = 64;

    /** How often the memory of the processes is looked at. */
    private static final Duration LOOK = Duration.ofMillis(25);

    private static final Duration FIRST_LOOK = Duration.ofMillis(1);

    private static final long MOST_SHORT_BYTES = 1024;

    /** The limit for reading the output after the end of a process; its children can keep the pipe open. */
    private static final Duration READING = Duration.ofSeconds(1);

    private final CommandTemplate get;
    private final List<CommandTemplate> posts;
    private final ProcessTrees processes = new ProcessTrees();
    private final ClientFiles files = new ClientFiles();
    private final String version;

    /**
     * Prepares a command.
     *
     * @param get the command that sends a GET, or two
     * @param posts send a POST; one with two URLs sends it after a GET
     */
    CommandClient(CommandTemplate get, List<CommandTemplate> posts) {
        this.get = get;
        this.posts = List.copyOf(posts);
        this.version = ProgramVersion.of(processes, get.words().get(0));
    }

    @Override
    public String name() {
        return Path.of(get.words().get(0)).getFileName().toString();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String command() {
        return get.typed();
    }

    @Override
    public Set<Ability> abilities() {
        Set<Ability> abilities = EnumSet.of(Ability.TLS);
        if (get.hasTwoUrls()) {
            abilities.add(Ability.TWO_REQUESTS);
        }
        if (!posts.isEmpty()) {
            abilities.add(Ability.POST);
        }
        if (posts.stream().anyMatch(post -> post.has(CommandTemplate.UPLOAD))) {
            abilities.add(Ability.UPLOAD);
        }
        return abilities;
    }

    @Override
    public int parallel() {
        return PARALLEL;
    }

    @Override
    public ClientResult call(ClientCall call, Duration deadline) throws InterruptedException {
        CommandTemplate template = template(call);
        if (template == null) {
            return ClientResult.of(Outcome.UNSUPPORTED, Duration.ZERO, NO_GET_THEN_POST);
        }
        List<URI> urls = call.requests().stream().map(ClientCall.Request::uri).toList();
        ClientCall.Request last = call.requests().get(call.requests().size() - 1);
        String ca = files.ca(call.trust().pem()).toString();
        String content = files.content(last.contentBytes()).toString();
        Map<String, String> paths = Map.of("{ca}", ca, CommandTemplate.UPLOAD, content);
        Map<String, String> variables = Map.of(
                "HAMMS_URL", urls.get(0).toString(),
                "HAMMS_CA", ca,
                "HAMMS_TIMEOUT", CommandTemplate.seconds(call.timeout()));
        return run(template.fill(urls, call.timeout(), paths), variables, deadline);
    }

    private @Nullable CommandTemplate template(ClientCall call) {
        ClientCall.Request last = call.requests().get(call.requests().size() - 1);
        if (last.method().equals("GET")) {
            return get;
        }
        boolean isUpload = last.contentBytes() > MOST_SHORT_BYTES;
        return posts.stream()
                .filter(post -> post.hasTwoUrls() == call.requests().size() > 1)
                .filter(post -> post.has(CommandTemplate.UPLOAD) || !isUpload)
                .findFirst()
                .orElse(null);
    }

    private ClientResult run(List<String> command, Map<String, String> variables, Duration deadline)
            throws InterruptedException {
        long start = System.nanoTime();
        ProcessTrees.Tree tree = start(command, variables);
        Process process = tree.process();
        try {
            OutputReader out = OutputReader.of(process.getInputStream());
            OutputReader err = OutputReader.of(process.getErrorStream());
            long memory = watch(tree, start, deadline);
            boolean isOver = !process.isAlive();
            Duration time = since(start);
            tree.end();
            if (!isOver) {
                process.waitFor(READING.toNanos(), TimeUnit.NANOSECONDS);
            }
            out.awaitEnd(READING);
            err.awaitEnd(READING);
            String line = ClientError.line(command.get(0), err.end());
            return result(isOver ? process.exitValue() : null, time, out.response(), line, err.end())
                    .peakMemory(memory);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        } finally {
            tree.end();
        }
    }

    /** Waits for the end or the deadline, and returns how much memory the processes have held at most until then. */
    private static long watch(ProcessTrees.Tree tree, long start, Duration deadline) throws InterruptedException {
        long memory = tree.peakMemory();
        // Short at first: most clients end within a few milliseconds.
        Duration look = FIRST_LOOK;
        while (!tree.process().waitFor(look.toNanos(), TimeUnit.NANOSECONDS)
                && since(start).compareTo(deadline) < 0) {
            memory = Math.max(memory, tree.peakMemory());
            look = look.compareTo(LOOK) < 0 ? look.plus(FIRST_LOOK) : LOOK;
        }
        return memory;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private ProcessTrees.Tree start(List<String> command, Map<String, String> variables) {
        try {
            return processes.start(command, variables, false);
        } catch (IOException e) {
            throw new CannotJudgeException("cannot start " + command.get(0) + ": " + ProgramVersion.reason(e));
        }
    }

    /** Returns the result of a process; its exit code is null where it was ended at the deadline. */
    private static ClientResult result(
            @Nullable Integer exitCode, Duration time, ClientResponse response, String line, String printed) {
        if (exitCode == null) {
            return new ClientResult(Outcome.HANG, time, List.of(response), line, printed);
        }
        if (ClientError.isSignal(exitCode)) {
            String signal = ClientError.signal(exitCode) + (line.isEmpty() ? "" : ": " + line);
            return new ClientResult(Outcome.CRASH, time, List.of(response), signal, printed);
        }
        if (exitCode == 0) {
            return new ClientResult(Outcome.SUCCESS, time, List.of(response), line, printed);
        }
        String words = line.isEmpty() ? "exit code " + exitCode : line;
        return new ClientResult(Outcome.ERROR, time, List.of(response), words, printed);
    }

    @Override
    public void close() {
        processes.close();
        files.close();
    }
}
