package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.testing.DocumentedPorts;
import io.hamms.testing.Golden;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the programs of docs/languages.md, and compares what they print with what the page says. */
class LanguagesTest {

    private static final Pattern PROGRAM =
            Pattern.compile("```(\\w+)\\n((?:(?!```).)+)```\\n\\n```text\\n((?:(?!```).)+)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("^import (\\w+)$", Pattern.MULTILINE);
    private static final Pattern MILLISECONDS = Pattern.compile("\\d+ milliseconds");

    /** Here {@code npm} puts the packages of the programs for Node.js. */
    private static final Path NODE = Golden.file("hamms-core/target/languages");

    /** A program in a language, as the page's block is marked, and what it prints. */
    private record Program(String language, String text, String prints) {

        @Override
        public String toString() {
            return language + ": " + text.lines().findFirst().orElse("");
        }

        private Run run(String text) throws Exception {
            return switch (language) {
                case "sh" -> Tool.named("bash").run("", "-c", text);
                case "python" -> python().run(text, "-");
                case "java" -> saved(text, "Timeout.java", Tool.named("java"));
                case "javascript" -> {
                    Tool node = Tool.named("node");
                    assumeTrue(Files.isDirectory(NODE.resolve("node_modules")), "npm has installed axios and undici");
                    yield saved(text, "program.mjs", node);
                }
                default -> throw new IllegalArgumentException(language);
            };
        }

        /** Debian's packages are only in the search path of its own interpreter, which may not be the first. */
        private Tool python() throws Exception {
            String modules = String.join(
                    ", ",
                    IMPORT.matcher(text).results().map(found -> found.group(1)).toList());
            for (String name : List.of("python3", "/usr/bin/python3")) {
                Tool python = Tool.named(name);
                if (python.run("", "-c", "import " + modules).exitCode() == 0) {
                    return python;
                }
            }
            return Tool.named("a Python with " + modules);
        }

        private static Run saved(String text, String name, Tool tool) throws Exception {
            Path folder = Files.createTempDirectory(Files.createDirectories(NODE), "program");
            Path file = Files.writeString(folder.resolve(name), text);
            try {
                return tool.run("", file);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        }
    }

    private static List<Program> programs() throws IOException {
        List<Program> programs = new ArrayList<>();
        Matcher program = PROGRAM.matcher(Golden.read("docs/languages.md"));
        while (program.find()) {
            programs.add(new Program(program.group(1), program.group(2), program.group(3)));
        }
        return programs;
    }

    @Test
    void haveOutputUnlessTheyWereNotRun() throws IOException {
        for (String section : Golden.read("docs/languages.md").split("\n## ", -1)) {
            assertThat(section)
                    .satisfiesAnyOf(
                            text -> assertThat(text).doesNotContain("```"),
                            text -> assertThat(text).contains("```text").doesNotContain("Not run."),
                            text -> assertThat(text).contains("Not run.").doesNotContain("```text"));
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printWhatThePageSays(Program program) throws Exception {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes(DocumentedPorts.modes(program.text()))
                .start()) {
            Run run = program.run(DocumentedPorts.on(hamms, program.text()));

            assertThat(withoutTime(run.output())).isEqualTo(withoutTime(program.prints()));
        }
    }

    private static String withoutTime(String output) {
        return MILLISECONDS.matcher(output).replaceAll("n milliseconds");
    }
}
