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
 * Keeps tests waiting for what happens instead of for time to pass, so that they hold on a machine that does much else.
 * What is not sent is shown by {@code RawClient.readSoFar}, what comes later by virtual time; how fast something is, the
 * benchmark says.
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
