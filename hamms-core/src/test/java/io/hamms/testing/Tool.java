package io.hamms.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A program that tests run: an installed one, such as openssl, without which they are skipped, or one of the JDK. */
public final class Tool {

    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** The exit code and the output of a program, standard output and standard error. */
    public record Run(int exitCode, String output) {}

    /** Returns the program; skips the calling test, with a reason, if it is not on the path. */
    public static Tool named(String name) {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name)));
        assumeTrue(isThere, name + " is not installed");
        return new Tool(name);
    }

    /** Returns a program of the JDK that runs this test. */
    public static Tool ofJdk(String name) {
        return new Tool(Path.of(System.getProperty("java.home"), "bin", name).toString());
    }

    /** Runs the program with this standard input, to its end. */
    public Run run(String input, Object... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = name;
        for (int i = 0; i < arguments.length; i++) {
            command[i + 1] = arguments[i].toString();
        }
        Path output = Files.createTempFile("hamms-tool", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // The program ended without reading all input.
        }
        try {
            if (!process.waitFor(RawClient.PATIENCE.toSeconds() * 3, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Run(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }
}
