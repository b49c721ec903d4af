package io.hamms.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.Tool;
import io.hamms.testing.Tool.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The extension with JUnit 5, the oldest and the newest supported version, each in a JVM of its own. */
class OlderJUnitTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."), "hamms-core/target");

    /** The launchers that the build copied. */
    static List<Path> launchers() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("junit"))) {
            List<Path> launchers = files.sorted().toList();
            assertThat(launchers).hasSize(2);
            return launchers;
        }
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void doesTheSame(Path launcher) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                launcher + File.pathSeparator + classPathWithoutJUnit(),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=verbose",
                "--config=junit.jupiter.extensions.autodetection.enabled=false",
                "--config=junit.jupiter.execution.parallel.enabled=true",
                "--config=junit.jupiter.execution.parallel.config.strategy=fixed",
                "--config=junit.jupiter.execution.parallel.config.fixed.parallelism=8"));
        Stream.of(
                        Trials.OneServer.class,
                        Trials.AnotherServerWithin.class,
                        Trials.AServerEach.class,
                        Trials.Registered.class,
                        Trials.RegisteredEach.class,
                        Trials.OneInstance.class,
                        Trials.NotFailing.class,
                        Trials.Failing.class,
                        ParallelTrials.Eight.class,
                        ParallelTrials.Shared.class,
                        ParallelTrials.One.class,
                        ParallelTrials.Another.class)
                .forEach(tests -> arguments.add("--select-class=" + tests.getName()));

        Run run = Tool.ofJdk("java").run("", arguments.toArray());

        assertThat(run.exitCode()).as(run.output()).isOne();
        assertThat(run.output())
                .contains("105 tests successful", "1 tests aborted", "1 tests failed")
                .containsPattern("reports: .*hamms")
                .contains("GET /?status=404");
    }

    private static String classPathWithoutJUnit() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit-") && !entry.contains("opentest4j"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
