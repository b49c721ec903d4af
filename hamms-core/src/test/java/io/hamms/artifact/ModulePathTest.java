package io.hamms.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program with a module descriptor, compiled and run on the module path with what the pom brings. */
class ModulePathTest {

    /** All that is neither optional nor of a scope that stays inside the build. */
    private static final Pattern BROUGHT =
            Pattern.compile(".*(hamms-core/target/classes|/(hamms-core|netty|bcprov|slf4j-api)-[^/]*\\.jar)");

    private static final String DESCRIPTOR = "module example { requires io.hamms.core; }";
    private static final String PROGRAM = """
            package example;

            import io.hamms.HammsNettyServer;
            import io.netty.handler.ssl.OpenSsl;

            public class Program {
                public static void main(String[] args) {
                    try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).modes("healthy").start()) {
                        boolean isNative = OpenSsl.isAvailable();
                        System.out.println(hamms.transport() + " " + isNative + " " + hamms.uri("healthy"));
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void needsNoOptionalLibrary() throws IOException, InterruptedException {
        compile();
        assertThat(run()).containsPattern("NIO false http://127\\.0\\.0\\.1:\\d+/");
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void findsNativeLibrariesInModulesThatAreAdded() throws IOException, InterruptedException {
        compile();
        assertThat(run("--add-modules", "ALL-MODULE-PATH")).contains("EPOLL true http://");
    }

    private void compile() throws IOException, InterruptedException {
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
        Path program = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        String printed = process(
                "javac", "-Xlint:all", "-Werror", "-d", classes(), "-p", modulePath(), "" + descriptor, "" + program);
        assertThat(printed).isEmpty();
    }

    private String run(String... flags) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(flags));
        arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-p", classes() + File.pathSeparator + modulePath()));
        arguments.addAll(List.of("-m", "example/example.Program"));
        return process("java", arguments.toArray(String[]::new));
    }

    private String classes() {
        return folder.resolve("classes").toString();
    }

    private static String modulePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> BROUGHT.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String process(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", program).toString()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile(folder, program, ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean hasEnded = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(hasEnded).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
