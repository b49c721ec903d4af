package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps out of the tests what makes them fail on a loaded machine. */
class TestSourcesTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    private static final Pattern WINDOW =
            Pattern.compile("Thread\\.sleep|(?:SECONDS|TimeUnit\\.\\w+)\\.sleep|assertTimeout"
                    + "|setSoTimeout\\(\\d|pollDelay\\(Duration\\.of|parkNanos|during\\(Duration"
                    + "|isLessThan(?:OrEqualTo)?\\((?:Duration\\.of(?:Millis|Seconds|Nanos)|[A-Z_]*MILLIS)");

    private static final Pattern CONNECT = Pattern.compile(
            "new Socket\\(\\w|SocketChannel\\.open\\(\\w|(?<!Loopback|RawClient|TlsClient)\\.connect\\(");

    /** These connect to ports that do not reset on accept. */
    private static final Set<String> CONNECTING = Set.of(
            "Loopback.java",
            // It connects, so that it gets the exception.
            "LoopbackTest.java",
            // Through Loopback.
            "RawClient.java",
            "Relay.java",
            // A connect must not take long, or must hang.
            "AcceptQueueTest.java",
            "NeverAcceptTest.java",
            "SharedPortsIT.java",
            // A client that is audited.
            "MiniConnection.java",
            // To a port with TLS, or to status.
            "TlsGoodbye.java",
            "TlsVersionsTest.java",
            "ColdBurstIT.java",
            "ServeTest.java");

    /** {@code RawClient.readSoFar} shows that nothing is sent, virtual time when something is. */
    @Test
    void waitForEventsAndNotForTimeToPass() throws IOException {
        assertThat(lines(WINDOW, Set.of())).isEmpty();
    }

    @Test
    void allowThatAServerResetsBeforeConnectReturns() throws IOException {
        assertThat(lines(CONNECT, CONNECTING)).isEmpty();
    }

    /** Returns the lines of tests, but not of these files, that contain a pattern. */
    private static List<String> lines(Pattern pattern, Set<String> except) throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of("hamms-core/src/test/java", "hamms-cli/src/test/java", "hamms-cli/src/browser")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> !path.endsWith("TestSourcesTest.java"))
                        .filter(path -> !except.contains(path.getFileName().toString()))
                        .toList()) {
                    for (String line : Files.readAllLines(file)) {
                        if (pattern.matcher(line).find()) {
                            found.add(file.getFileName() + ": " + line.strip());
                        }
                    }
                }
            }
        }
        return found;
    }
}
