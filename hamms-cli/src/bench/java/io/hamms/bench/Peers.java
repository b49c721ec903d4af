package io.hamms.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The servers that a JVM user would use instead, configured to hold requests to /hold. */
final class Peers {

    /** Longer than any measurement. */
    private static final int HOLD_SECONDS = 600;

    private final Settings settings;
    private final Path jars;
    private final List<Contender> answering;
    private final Contender wireMockDefault;

    Peers(Settings settings) throws IOException {
        this.settings = settings;
        this.jars = settings.workplace().resolve("peers");
        this.wireMockDefault = wireMock("WireMock, default", 304);
        this.answering = List.of(
                wireMock("WireMock, asynchronous", 303, "--async-response-enabled", "true"),
                mockServer(),
                mockWebServer());
    }

    List<Contender> answering() {
        return answering;
    }

    Contender wireMockDefault() {
        return wireMockDefault;
    }

    private Contender wireMock(String name, int offset, String... options) throws IOException {
        Path root = settings.workplace().resolve("wiremock");
        Files.createDirectories(root.resolve("mappings"));
        for (Delay delay : delays()) {
            Files.writeString(
                    root.resolve("mappings" + delay.path() + ".json"),
                    String.format(
                            Locale.ROOT,
                            "{\"request\": {\"urlPath\": \"%s\"}, \"response\": {\"status\": 200, \"body\": \"well\","
                                    + " \"fixedDelayMilliseconds\": %d}}",
                            delay.path(),
                            delay.seconds() * 1000));
        }
        int port = settings.basePort() + offset;
        List<String> command =
                new ArrayList<>(List.of(Contenders.java(), "-jar", jar("wiremock"), "--port", "" + port));
        command.addAll(List.of("--root-dir", root.toString(), "--disable-banner"));
        command.addAll(List.of("--jetty-accept-queue-size", "4096"));
        command.addAll(List.of(options));
        return Contender.onOnePort(name, port, command);
    }

    private Contender mockServer() throws IOException {
        List<String> expectations = new ArrayList<>();
        for (Delay delay : delays()) {
            expectations.add(String.format(
                    Locale.ROOT,
                    "{\"httpRequest\": {\"path\": \"%s\"}, \"httpResponse\": {\"statusCode\": 200, \"body\": \"well\","
                            + " \"delay\": {\"timeUnit\": \"SECONDS\", \"value\": %d}}}",
                    delay.path(),
                    delay.seconds()));
        }
        Path file = settings.workplace().resolve("mockserver.json");
        Files.writeString(file, expectations.toString());
        int port = settings.basePort() + 305;
        return Contender.onOnePort(
                "MockServer",
                port,
                List.of(
                        Contenders.java(),
                        "-Dmockserver.initializationJsonPath=" + file,
                        "-jar",
                        jar("mockserver"),
                        "-serverPort",
                        "" + port,
                        "-logLevel",
                        "WARN"));
    }

    /** Returns MockWebServer, which has no command line: a small program starts it, compiled against its class path. */
    private Contender mockWebServer() throws IOException {
        Path classes = settings.workplace().resolve("mockwebserver");
        Files.createDirectories(classes);
        String libraries = String.join(":", jars("mockwebserver"));
        Path source = settings.module().resolve("src/bench/peers/MockWebServerPeer.java");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", libraries, "-d", classes.toString(), source.toString());
        if (failed != 0) {
            throw new IOException(source + ": not compiled");
        }
        int port = settings.basePort() + 306;
        List<String> command = List.of(
                Contenders.java(),
                "-cp",
                classes + ":" + libraries,
                "MockWebServerPeer",
                "" + port,
                "" + HOLD_SECONDS,
                "" + settings.sleepSeconds());
        return Contender.onOnePort("MockWebServer", port, command).most(settings.either(2_000, 500));
    }

    private record Delay(String path, int seconds) {}

    private List<Delay> delays() {
        return List.of(
                new Delay("/hold", HOLD_SECONDS), new Delay("/hello", 0), new Delay("/sleep", settings.sleepSeconds()));
    }

    private String jar(String peer) throws IOException {
        return jars(peer).get(0);
    }

    private List<String> jars(String peer) throws IOException {
        try (Stream<Path> files = Files.list(jars.resolve(peer))) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
