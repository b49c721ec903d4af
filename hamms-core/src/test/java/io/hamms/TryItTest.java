package io.hamms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Symptom;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command of each mode in a shell: the fault shows in its output, and a correct response does not show it. */
class TryItTest {

    /** The version whose messages the catalogue shows. */
    private static final String CURL = "curl 7.88.";

    /** A message of curl, whose text and number may be others in another version. */
    private static final Pattern ERROR = Pattern.compile("curl: \\(\\d+\\).*");

    /** Modes that answer as a baseline: for a client that does not speak TLS 1.2, it fails in the same way. */
    private static final List<String> LIKE_BASELINE = List.of("tls-min-1.2");

    /** Most commands wait: a few at the same time do not use the processors up. */
    private static final int AT_ONCE = 12;

    private static final Pattern MAX_TIME = Pattern.compile("--max-time \\d+");

    /** On a busy machine, a time limit in a command may expire before the fault shows, but not each time. */
    private static final int ATTEMPTS = 3;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Path folder;
    private HammsNettyServer hamms;
    private Tool bash;
    private boolean isKnownCurl;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Tool curl = Tool.named("curl");
        Tool.named("openssl");
        bash = Tool.named("bash");
        String version = curl.run("", "--version").output();
        isKnownCurl = version.startsWith(CURL);
        assumeTrue(
                isKnownCurl || hasOptions(version),
                "an older " + version.lines().findFirst().orElse("curl"));
        hamms = HammsNettyServer.builder().basePort(0).start();
        Files.writeString(folder.resolve("ca.pem"), hamms.clientCredentials().caPem());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (hamms != null) {
            hamms.close();
        }
    }

    /** Returns whether this is 7.88 or newer, which has {@code --rate} and {@code %{certs}}. */
    private static boolean hasOptions(String version) {
        String[] numbers = version.split("[ .]", -1);
        return numbers.length > 2 && Integer.parseInt(numbers[1]) * 1000 + Integer.parseInt(numbers[2]) >= 7088;
    }

    @Test
    void showsTheFaultOfEachMode() throws Exception {
        assertThat(inParallel(FailureModes.ALL, this::problem))
                .filteredOn(problem -> !problem.isEmpty())
                .isEmpty();
    }

    @Test
    void showsNoneOfThemForACorrectResponse() throws Exception {
        Map<String, List<String>> signs = FailureModes.ALL.stream()
                .filter(mode -> !mode.symptoms().contains(Symptom.BASELINE) && !LIKE_BASELINE.contains(mode.name()))
                .collect(groupingBy(
                        mode -> Catalogue.curl(mode, Integer.toString(hamms.port(Healthy.MODE))),
                        mapping(mode -> mode.tryIt().sign(), toList())));

        assertThat(inParallel(signs.entrySet(), entry -> problem(entry.getKey(), entry.getValue())))
                .filteredOn(problem -> !problem.isEmpty())
                .isEmpty();
    }

    /** Returns what is wrong with the command of a mode, empty if nothing is. */
    private String problem(FailureMode mode) throws IOException, InterruptedException {
        String command = Catalogue.curl(mode, Integer.toString(hamms.port(mode)));
        String sign = mode.tryIt().sign();
        Run run = run(command);
        for (int i = 1; i < ATTEMPTS && !isShown(sign, run); i++) {
            run = run(command);
        }
        return isShown(sign, run) ? "" : mode + ": " + command + " does not show " + sign + ": " + run;
    }

    /** Returns which of some signs a command for the baseline shows, empty if none. */
    private String problem(String command, List<String> signs) throws IOException, InterruptedException {
        // A correct response may take longer than the fault is given to show itself.
        boolean isTimeout = signs.stream().anyMatch(sign -> sign.startsWith("curl: (28)"));
        Run run = run(isTimeout ? MAX_TIME.matcher(command).replaceAll("--max-time 60") : command);
        List<String> shown = signs.stream().filter(sign -> isShown(sign, run)).toList();
        return shown.isEmpty() ? "" : command + " shows " + shown + " for a correct response, too";
    }

    private <T> List<String> inParallel(Collection<T> all, Problem<T> problem) throws Exception {
        List<String> problems = new ArrayList<>();
        for (Future<String> result : threads.invokeAll(
                all.stream().<Callable<String>>map(one -> () -> problem.of(one)).toList())) {
            problems.add(result.get());
        }
        return problems;
    }

    private interface Problem<T> {
        String of(T one) throws IOException, InterruptedException;
    }

    private Run run(String command) throws IOException, InterruptedException {
        return bash.run("", "-c", "cd '" + folder + "' && " + command);
    }

    private boolean isShown(String sign, Run run) {
        boolean isLiteral = isKnownCurl || !ERROR.matcher(sign).matches();
        return run.output().contains(isLiteral ? sign : "curl: (");
    }
}
