package io.hamms.cli.audit;

import io.hamms.audit.ClientCall;
import io.hamms.audit.Reproduction;
import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.ExpectationText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@code hamms audit --reproduce}: serves one mode, and prints the commands that reproduce a verdict. */
final class ReproduceMode {

    private static final CommandTemplate CURL =
            new CommandTemplate(List.of("curl", "-i", "--max-time", "{timeout}", "--cacert", "{ca}", "{url}"));

    private static final CommandTemplate CURL_POST =
            CommandTemplate.split("curl -i --max-time {timeout} --cacert {ca} --data-binary @{upload} {url}");

    private final AuditConsole console;
    private final ClientOptions clients;
    private final Duration timeout;

    ReproduceMode(AuditConsole console, ClientOptions clients, Duration timeout) {
        this.console = console;
        this.clients = clients;
        this.timeout = timeout;
    }

    void run(FailureMode mode, List<String> command) throws InterruptedException {
        CommandTemplate get = command.isEmpty() ? CURL : clients.get(command);
        List<CommandTemplate> posts = new ArrayList<>(clients.posts());
        posts.add(CURL_POST);
        try (ClientFiles files = new ClientFiles();
                Reproduction served = new Reproduction(mode, timeout)) {
            Paragraphs text = console.paragraphs();
            text.add(0, console.bold(mode.name()) + ": " + mode.summary());
            for (Map.Entry<Expectation, ClientCall> call : served.calls().entrySet()) {
                text.line("").add(0, ExpectationText.of(call.getKey()));
                text.line(
                        clients.isDriver()
                                ? "  printf '%s\\n' " + DriverMessages.typed(call.getValue(), files) + " | "
                                        + get.typed()
                                : "  " + CommandTemplate.typed(filled(call.getValue(), get, posts, files)));
            }
            text.line("").line("Serving until Ctrl-C.");
            console.lifetime()
                    .await(
                            () -> {
                                console.out().print(text);
                                console.out().flush();
                            },
                            () -> release(served, files));
        }
    }

    private static void release(Reproduction served, ClientFiles files) {
        served.close();
        files.close();
    }

    private static List<String> filled(
            ClientCall call, CommandTemplate get, List<CommandTemplate> posts, ClientFiles files) {
        ClientCall.Request last = call.requests().get(call.requests().size() - 1);
        List<URI> urls = call.requests().stream().map(ClientCall.Request::uri).toList();
        Map<String, String> paths = Map.of(
                "{ca}",
                files.ca(call.trust().pem()).toString(),
                CommandTemplate.UPLOAD,
                files.content(last.contentBytes()).toString());
        CommandTemplate template = last.method().equals("GET") ? get : posts.get(0);
        return template.fill(urls, call.timeout(), paths);
    }
}
