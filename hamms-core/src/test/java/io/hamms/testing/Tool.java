package io.hamms.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A program of this machine that judges what Hamms does, such as openssl. A test is skipped where it is missing. */
public final class Tool {

    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** How a program ended and what it printed, to standard output or error. */
    public record Run(int exitCode, String output) {}

    /** Returns the program; a test that calls this where the path has none is skipped, and says why. */
    public static Tool named(String name) {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(isThere, name + " is not installed");
        return new Tool(name);
    }

    /** Runs the program, which is given this on standard input, to its end. */
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
            // It has ended without reading all.
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
