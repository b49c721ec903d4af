package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Makes tests wait for events instead of for time to pass, so that they pass on a loaded machine. {@code
 * RawClient.readSoFar} shows that nothing is sent, virtual time shows when something is; the benchmark measures speed.
 */
class WaitingTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    private static final Pattern WINDOW =
            Pattern.compile("Thread\\.sleep|(?:SECONDS|TimeUnit\\.\\w+)\\.sleep|assertTimeout"
                    + "|setSoTimeout\\(\\d|pollDelay\\(Duration\\.of|parkNanos|during\\(Duration"
                    + "|isLessThan(?:OrEqualTo)?\\((?:Duration\\.of(?:Millis|Seconds|Nanos)|[A-Z_]*MILLIS)");

    @Test
    void isForEvents() throws IOException {
        List<String> windows = new ArrayList<>();
        for (String module : List.of("hamms-core", "hamms-cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> !path.endsWith("WaitingTest.java"))
                        .toList()) {
                    for (String line : Files.readAllLines(file)) {
                        if (WINDOW.matcher(line).find()) {
                            windows.add(file.getFileName() + ": " + line.strip());
                        }
                    }
                }
            }
        }
        assertThat(windows).isEmpty();
    }
}
