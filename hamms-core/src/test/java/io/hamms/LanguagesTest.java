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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the programs of docs/languages.md, and compares what they print with what the page says. */
class LanguagesTest {

    private static final int ATTEMPTS = 3;

    private static final Pattern PROGRAM =
            Pattern.compile("```(\\w+)\\n((?:(?!```).)+)```\\n\\n```text\\n((?:(?!```).)+)```", Pattern.DOTALL);
    private static final Pattern CONTAINER =
            Pattern.compile("```java\\n(GenericContainer(?:(?!```).)+)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("^import (\\w+)$", Pattern.MULTILINE);
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d+ milliseconds");

    /** Here {@code .ci/run} puts the packages of the programs for Node.js, and in {@code lib} those for the JVM. */
    private static final Path INSTALLED = Golden.file("hamms-core/target/languages");

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
                case "go" -> saved(text, "timeout.go", Tool.named("go"), "run");
                case "kotlin" -> kotlin(text);
                case "javascript" -> {
                    Tool node = Tool.named("node");
                    assumeTrue(
                            Files.isDirectory(INSTALLED.resolve("node_modules")), "npm has installed axios and undici");
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

        private static Run saved(String text, String name, Tool tool, Object... options) throws Exception {
            Path folder = Files.createTempDirectory(Files.createDirectories(INSTALLED), "program");
            Path file = Files.writeString(folder.resolve(name), text);
            try {
                List<Object> arguments = new ArrayList<>(List.of(options));
                arguments.add(file);
                return tool.run("", arguments.toArray());
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        }

        private static Run kotlin(String text) throws Exception {
            Tool java = Tool.named("java");
            String libraries = System.getProperty("java.class.path");
            Path jar = Files.createTempFile(Files.createDirectories(INSTALLED), "program", ".jar");
            try {
                Run compiler = saved(
                        text,
                        "Program.kt",
                        java,
                        "-cp",
                        compilers(),
                        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                        "-no-stdlib",
                        "-cp",
                        libraries,
                        "-d",
                        jar);
                assertThat(compiler.exitCode()).as(compiler.output()).isZero();
                return java.run("", "-cp", jar + ":" + libraries, "ProgramKt");
            } finally {
                Files.delete(jar);
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
                            text -> assertThat(text)
                                    .containsAnyOf("Not run.", "A test ")
                                    .doesNotContain("```text"));
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printWhatThePageSays(Program program) throws Exception {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes(DocumentedPorts.modes(program.text()))
                .start()) {
            String text = DocumentedPorts.on(hamms, program.text());
            String expected = withoutTime(program.prints());
            String printed = withoutTime(program.run(text).output());
            // On a busy machine a program that has just started may need its whole second to connect.
            for (int i = 1; i < ATTEMPTS && !printed.equals(expected); i++) {
                printed = withoutTime(program.run(text).output());
            }
            assertThat(printed).isEqualTo(expected);
        }
    }

    @Test
    void compileWithTestcontainers(@TempDir Path folder) throws Exception {
        Tool javac = Tool.named("javac");
        Matcher method = CONTAINER.matcher(Golden.read("docs/languages.md"));
        assertThat(method.find()).isTrue();
        Path source = Files.writeString(
                folder.resolve("Container.java"),
                "import org.testcontainers.containers.*;\nimport org.testcontainers.containers.wait.strategy.*;\n"
                        + "class Container {\n" + method.group(1) + "}\n");

        Run run = javac.run("", "-proc:none", "-cp", compilers(), "-d", folder, source);

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    /** Returns the class path of Kotlin's compiler and of Testcontainers. */
    private static String compilers() {
        assumeTrue(Files.isDirectory(INSTALLED.resolve("lib")), ".ci/run has copied the compiler and Testcontainers");
        return INSTALLED.resolve("lib") + "/*";
    }

    private static String withoutTime(String output) {
        return PORT.matcher(MILLISECONDS.matcher(output).replaceAll("n milliseconds"))
                .replaceAll("127.0.0.1:n");
    }
}
