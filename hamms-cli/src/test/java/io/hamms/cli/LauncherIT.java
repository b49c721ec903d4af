package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script beside the jar; what a process has in its memory only Linux tells. */
@EnabledOnOs(OS.LINUX)
class LauncherIT {

    private static final Path JAR = Path.of(System.getProperty("hamms.jar", "target/hamms.jar"));
    private static final String[] SMALL = {"--base-port", "0", "--modes", "healthy"};

    private final Path home;

    LauncherIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void makesAnArchiveWhenItsFirstServerEndsAndStartsTheNextOneWithIt() throws Exception {
        try (RunningJar first = launched(Map.of(), SMALL)) {
            first.await("hamms describe");
            assertThat(archivesIn(first)).isEmpty();
            first.signal("TERM");
            assertThat(first.exitCode()).isZero();
            assertThat(first.output()).as("of the archive it says nothing").noneMatch(line -> line.contains("cds"));
        }
        assertThat(archives()).hasSize(1);

        try (RunningJar second = launched(Map.of(), SMALL)) {
            second.await("hamms describe");
            assertThat(archivesIn(second)).hasSize(1);
            second.signal("TERM");
            assertThat(second.exitCode()).isZero();
        }
        assertThat(archives()).hasSize(1);
    }

    @Test
    void makesAnotherArchiveForAnotherJar() throws Exception {
        Path moved = Files.createDirectory(home.resolve("moved"));
        Files.copy(JAR.resolveSibling("hamms"), moved.resolve("hamms"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(JAR, moved.resolve("hamms.jar"));
        for (Path launcher : List.of(JAR.resolveSibling("hamms"), moved.resolve("hamms"))) {
            try (RunningJar hamms = RunningJar.launched(launcher, environment(Map.of()), SMALL)) {
                hamms.await("hamms describe");
                hamms.signal("TERM");
                assertThat(hamms.exitCode()).isZero();
            }
        }

        assertThat(archives()).hasSize(2);
    }

    @Test
    void makesNoArchiveOfACommandThatServesNothing() throws Exception {
        try (RunningJar list = launched(Map.of(), "list", "--base-port", "7000")) {
            list.await("^  7001 +accept-silent");
            assertThat(list.exitCode()).isZero();
        }

        assertThat(archives()).isEmpty();
    }

    @Test
    void handsOnOptionsOfTheJvmAndExitCodes() throws Exception {
        try (RunningJar hamms = launched(Map.of("HAMMS_JAVA_OPTS", "-Xmx99m -Dunused=1"), SMALL)) {
            hamms.await("hamms describe");
            assertThat(commandLine(hamms)).contains("-Xmx99m", "-Dunused=1", "-XX:+UseSerialGC");
        }
        try (RunningJar refused = launched(Map.of(), "--modes", "no-such-mode")) {
            refused.await("^--modes: no-such-mode \\(expected: ");
            assertThat(refused.exitCode()).isEqualTo(Exit.USAGE);
        }
    }

    @Test
    void saysWhatItLacksWhereThereIsNoJava() throws Exception {
        try (RunningJar hamms = launched(Map.of("JAVA_HOME", home + "/nowhere"), "list")) {
            hamms.await("^hamms: no java \\(expected: ");
            assertThat(hamms.exitCode()).isEqualTo(Exit.USAGE);
        }
    }

    private RunningJar launched(Map<String, String> environment, String... arguments) throws IOException {
        return RunningJar.launched(JAR.resolveSibling("hamms"), environment(environment), arguments);
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        environment.putAll(more);
        return environment;
    }

    private List<Path> archives() throws IOException {
        Path cache = home.resolve("cache/hamms");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    /** Returns the archives that a process has taken into its memory. */
    private List<String> archivesIn(RunningJar hamms) throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/" + hamms.pid() + "/maps"))) {
            return mappings.filter(mapping -> mapping.contains(home.toString()) && mapping.endsWith(".jsa"))
                    .map(mapping -> mapping.substring(mapping.indexOf('/')))
                    .distinct()
                    .toList();
        }
    }

    private static List<String> commandLine(RunningJar hamms) throws IOException {
        return List.of(
                Files.readString(Path.of("/proc/" + hamms.pid() + "/cmdline")).split("\0"));
    }
}
