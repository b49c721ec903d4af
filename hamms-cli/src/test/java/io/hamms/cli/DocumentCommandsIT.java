package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of all documents with the jar, on the ports that they name. */
@EnabledOnOs(OS.LINUX)
class DocumentCommandsIT {

    private static final Path ROOT =
            Path.of(System.getProperty("hamms.root", "..")).toAbsolutePath().normalize();
    private static final Path SCRIPT = ROOT.resolve("hamms-cli/src/test/resources/io/hamms/cli/run-commands.sh");

    /** Keeps the launcher's archive, which would take seconds for each document. */
    private static final Path CACHE = ROOT.resolve("hamms-cli/target/archive");

    private static final int[] PORTS = {5501, 5599, 5600};

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```+(\\w*)\\n(.*?)^ *```+$");
    private static final Pattern INLINE = Pattern.compile("`((?:hamms|java -jar|curl|mvn) [^`]*)`");

    private static final Pattern STEP = Pattern.compile("run: (?:\\|\\n((?: {10}.*\\n)+)|(.+))");

    /** The languages of blocks that are no commands; other tests compile or compare them. */
    private static final Set<String> NO_COMMANDS =
            Set.of("text", "java", "xml", "kotlin", "yaml", "python", "javascript", "go", "csharp");

    /** Which test runs the commands of a document, or of its blocks in a language. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "docs/failure-modes.md", "TryItTest",
            "docs/languages.md", "LanguagesTest",
            "docs/control.md console", "ControlDocsTest",
            "README.md console", "ControlDocsTest");

    /** How the commands begin that no test runs, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "mvn", "it runs this test",
            "mvn -q package -DskipTests && hamms-cli/src/main/docker/image",
                    ".ci/run runs it; docker load needs Docker",
            "java --module-path libs", "ModulePathTest runs it with another module",
            "curl -o FILE", "a placeholder",
            "hamms audit -- COMMAND", "a placeholder");

    /** A command with its document. */
    private record Command(String document, String text, boolean isInSentence) {

        @Override
        public String toString() {
            return document + ": " + text.lines().findFirst().orElse("");
        }
    }

    private @Nullable DefaultPorts ports;

    @BeforeAll
    @SuppressWarnings("try") // Only holds the ports.
    static void requirePorts() throws IOException {
        Tool.named("curl");
        try (DefaultPorts ports = DefaultPorts.hold()) {
            assumeTrue(FreePorts.areFree(0, PORTS), "the default ports are in use");
        }
    }

    @BeforeEach
    void holdPorts() throws IOException {
        ports = DefaultPorts.hold();
    }

    @AfterEach
    void releasePorts() throws IOException {
        if (ports != null) {
            ports.close();
        }
    }

    private static List<String> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md"),
                            files.map(ROOT::relativize).map(Path::toString))
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (String document : documents()) {
            String page = Files.readString(ROOT.resolve(document));
            for (MatchResult block : BLOCK.matcher(page).results().toList()) {
                String language = block.group(1);
                if (!NO_COMMANDS.contains(language) && !ELSEWHERE.containsKey(document + " " + language)) {
                    assertThat(language).as("%s: %s", document, block.group()).isEqualTo("sh");
                    // The jar is that of mvn package.
                    String text = block.group(2).replaceFirst("^mvn -q package -DskipTests && (?=java)", "");
                    commands.add(new Command(document, text, false));
                }
            }
            String prose = BLOCK.matcher(page).replaceAll("").replaceAll("(?m)^\\|.*", "");
            for (MatchResult inline : INLINE.matcher(prose).results().toList()) {
                commands.add(new Command(document, inline.group(1).replaceAll("\\s+", " ") + "\n", true));
            }
        }
        return commands.stream()
                .filter(command -> !ELSEWHERE.containsKey(command.document()))
                .toList();
    }

    /** Returns each block, and the commands in the sentences of each document as one. */
    private static List<Command> commandsRunHere() throws IOException {
        List<Command> blocks = new ArrayList<>();
        Map<String, Set<String>> sentences = new TreeMap<>();
        for (Command command : commands()) {
            if (NOT_RUN.keySet().stream().anyMatch(command.text()::startsWith)) {
                continue;
            }
            if (command.isInSentence()) {
                sentences
                        .computeIfAbsent(command.document(), document -> new LinkedHashSet<>())
                        .add(command.text());
            } else {
                blocks.add(command);
            }
        }
        sentences.forEach((document, texts) -> blocks.add(new Command(document, String.join("", texts), true)));
        return blocks;
    }

    @Test
    void areAllRunButForThoseWithAReason() throws IOException {
        assertThat(NOT_RUN.keySet()).allSatisfy(start -> assertThat(commands())
                .anySatisfy(command -> assertThat(command.text()).startsWith(start)));
        assertThat(commandsRunHere()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("commandsRunHere")
    void doWhatTheDocumentSays(Command command, @TempDir Path folder) throws Exception {
        for (String name : List.of("docs", "hamms-cli")) {
            Files.createSymbolicLink(folder.resolve(name), ROOT.resolve(name));
        }
        Files.createSymbolicLink(folder.resolve("hamms.jar"), ROOT.resolve("hamms-cli/target/hamms.jar"));
        Files.writeString(folder.resolve("page.html"), "<p>page</p>");

        Run run = Tool.named("bash").run(command.text(), SCRIPT, folder, System.getProperty("java.home"), CACHE);

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void theStepsForGitHubActionsStartAServer(@TempDir Path folder) throws Exception {
        String page = Files.readString(ROOT.resolve("docs/languages.md"));
        String steps = STEP.matcher(page)
                .results()
                .map(step ->
                        step.group(1) == null ? step.group(2) : step.group(1).stripIndent())
                .filter(step -> !step.startsWith("npm"))
                .collect(Collectors.joining("\n"));
        assertThat(steps).contains("java -jar hamms.jar", "/health", "/journal");
        Files.copy(ROOT.resolve("hamms-cli/target/hamms.jar"), folder.resolve("hamms.jar"));

        Run run = Tool.named("bash").run("", "-ec", "cd " + folder + "; trap 'kill $!; wait || true' EXIT\n" + steps);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("\"status\":\"up\"", "\"connections\":", "Ctrl-C stops it");
    }
}
