package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script beside the jar; only Linux shows the memory maps of a process. */
@EnabledOnOs(OS.LINUX)
class LauncherIT {

    private static final Path JAR = Path.of(System.getProperty("hamms.jar", "target/hamms.jar"));
    /** A fake JVM that creates archives, and whose program exits with 7. */
    private static final String ARCHIVES =
            "case $2 in -XX:ArchiveClassesAtExit=*) echo classes >${2#*=}; exit 0 ;; esac; exit 7";

    private static final String EPOLL = "netty_transport_native_epoll_" + PlatformDependent.normalizedArch();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private static final String[] SMALL = {"--base-port", "0", "--modes", "healthy"};

    private final Path home;

    LauncherIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void createsAnArchiveOnceAndStartsWithIt() throws Exception {
        try (RunningJar first = launched(Map.of(), SMALL)) {
            first.await("^hamms: archives its classes, this once, ");
            first.await(" describe NAME ");
            assertThat(archives()).hasSize(1);
            assertThat(mappedBy(first)).hasSize(2);
            first.signal("TERM");
            assertThat(first.exitCode()).isZero();
        }
        Path loaded = home.resolve("loaded");
        Map<String, String> logging = Map.of("HAMMS_JAVA_OPTS", "-Xlog:class+load:file=" + loaded + ":none");
        try (RunningJar second = launched(logging, SMALL)) {
            second.await(" describe NAME ");
            assertThat(mappedBy(second))
                    .containsExactlyInAnyOrder(
                            archives().get(0) + "",
                            archives().get(0).resolveSibling(System.mapLibraryName(EPOLL)) + "");
            second.signal("TERM");
            assertThat(second.exitCode()).isZero();
            assertThat(second.output()).noneMatch(line -> line.contains("archive") || line.contains("cds"));
        }
        assertThat(archives()).hasSize(1);
        // The JVM archives no class that is as old as picocli's or extends one of those.
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.startsWith("io.hamms.cli.WatchedLogging$Watched source: shared"))
                .filteredOn(line -> line.contains(" source: file:"))
                .allMatch(line -> line.startsWith("picocli.") || line.startsWith("io.hamms.cli."));
    }

    @Test
    void createsAnotherArchiveForAnotherJarOrJvm() throws Exception {
        Path moved = Files.createDirectory(home.resolve("moved"));
        Files.copy(JAR.resolveSibling("hamms"), moved.resolve("hamms"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(JAR, moved.resolve("hamms.jar"));
        for (String jvm : List.of(jvm("one", ARCHIVES), jvm("other", ARCHIVES))) {
            for (Path launcher : List.of(JAR.resolveSibling("hamms"), moved.resolve("hamms"))) {
                try (RunningJar hamms = RunningJar.launched(launcher, environment(Map.of("JAVA_HOME", jvm)), "list")) {
                    hamms.await("^asked: ");
                    assertThat(hamms.exitCode()).isEqualTo(7);
                }
            }
        }

        assertThat(archives()).hasSize(4);
    }

    @Test
    void createsAnotherArchiveForAnUpdatedJvm() throws Exception {
        String jvm = jvm("any", ARCHIVES);
        Path release = Path.of(jvm, "release");
        for (String version : List.of("17.0.15+6", "17.0.16+8", "17.0.16+8")) {
            Files.writeString(release, "IMPLEMENTOR=\"Any\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\nLIBC=\"gnu\"");
            try (RunningJar hamms = launched(Map.of("JAVA_HOME", jvm), "list")) {
                assertThat(hamms.exitCode()).isEqualTo(7);
            }
        }

        assertThat(archives())
                .hasSize(2)
                .anyMatch(archive -> archive.toString().contains("/17.0.15+6" + jvm + "/bin/java"))
                .anyMatch(archive -> archive.toString().contains("/17.0.16+8" + jvm + "/bin/java"));
    }

    @Test
    void findsItsArchiveBehindLinks() throws Exception {
        String jvm = jvm("any", ARCHIVES);
        Path links = Files.createDirectory(home.resolve("links"));
        Files.createSymbolicLink(
                links.resolve("hamms"), JAR.resolveSibling("hamms").toAbsolutePath());
        Path alternative = Files.createSymbolicLink(links.resolve("alternative"), Path.of(jvm, "bin/java"));
        Files.createSymbolicLink(links.resolve("java"), alternative);
        Map<String, String> byPath = Map.of("JAVA_HOME", "", "PATH", links + ":" + System.getenv("PATH"));
        for (Map<String, String> environment : List.of(Map.of("JAVA_HOME", jvm), byPath)) {
            for (Path launcher : List.of(JAR.resolveSibling("hamms"), links.resolve("hamms"))) {
                try (RunningJar hamms = RunningJar.launched(launcher, environment(environment), "list")) {
                    assertThat(hamms.exitCode()).isEqualTo(7);
                }
            }
        }

        assertThat(archives()).hasSize(1);
        assertThat(asked())
                .hasSize(5)
                .filteredOn(line -> line.endsWith(" -jar " + JAR.toAbsolutePath() + " list"))
                .hasSize(4);
    }

    @Test
    void startsWithoutAnArchiveIfTheFolderIsNotWritable() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        try (RunningJar hamms = launched(Map.of("XDG_CACHE_HOME", file.toString()), SMALL)) {
            hamms.await(" describe NAME ");
            assertThat(mappedBy(hamms)).isEmpty();
            hamms.signal("TERM");
            assertThat(hamms.exitCode()).isZero();
            assertThat(hamms.output()).noneMatch(line -> line.contains("archive"));
        }
    }

    @Test
    void startsWithoutAnArchiveIfTheFolderIsNotItsOwn() throws Exception {
        Path shared = Files.createDirectory(home.resolve("shared"));
        Path others = Files.createDirectory(shared.resolve("hamms"));
        Files.setPosixFilePermissions(others, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path open = Files.createDirectory(home.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> places = new ArrayList<>(List.of(shared.toString(), open.toString(), "", "relative"));
        Files.createDirectories(home.resolve("given/hamms"));
        Files.createDirectories(home.resolve("below/hamms"));
        if (gaveAway(home.resolve("given/hamms")) && gaveAway(home.resolve("below"))) {
            places.addAll(List.of(home + "/given", home + "/below"));
        }
        Map<String, String> without = new HashMap<>(environment(Map.of("JAVA_HOME", jvm("any", ARCHIVES))));
        for (String place : places) {
            without.put("XDG_CACHE_HOME", place);
            without.put("HOME", "");
            try (RunningJar hamms = RunningJar.launched(JAR.resolveSibling("hamms"), without, "list")) {
                assertThat(hamms.exitCode()).as(place).isEqualTo(7);
                assertThat(hamms.output()).as(place).noneMatch(line -> line.contains("archive"));
            }
        }

        assertThat(asked()).hasSize(places.size()).noneMatch(line -> line.contains("jsa"));
    }

    /** Changes the owner of a folder, if the test runs as root. */
    private static boolean gaveAway(Path folder) throws IOException {
        try {
            Files.setAttribute(folder, "unix:uid", 12_345);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    @Test
    void keepsItsArchivePrivateAndRemovesThoseOfOtherVersions() throws Exception {
        Path archives = home.resolve("cache/hamms/archives");
        Files.createFile(Files.createDirectories(archives.resolve("0.0.9/a")).resolve("b.jsa"));
        Files.createFile(archives.resolve("0.0.8"));
        Path notAnArchive = Files.createFile(archives.resolveSibling("notes"));
        try (RunningJar hamms = launched(Map.of("JAVA_HOME", jvm("any", ARCHIVES)), "list")) {
            assertThat(hamms.exitCode()).isEqualTo(7);
        }

        assertThat(notAnArchive).exists();
        try (Stream<Path> versions = Files.list(archives)) {
            assertThat(versions).singleElement().satisfies(version -> {
                assertThat(version.getFileName() + "").matches("\\d+\\.\\d+\\.\\d+.*");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(version)))
                        .isEqualTo("rwx------");
            });
        }
    }

    @Test
    void startsIfTheFolderDisappearsMeanwhile() throws Exception {
        String jvm =
                jvm("rash", "case $2 in -XX:ArchiveClassesAtExit=*) rm -r " + home + "/cache; exit 1 ;; esac; exit 7");
        try (RunningJar hamms = launched(Map.of("JAVA_HOME", jvm), "list")) {
            assertThat(hamms.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void triesOnceIfAJvmCannotCreateArchives() throws Exception {
        String jvm = jvm("poor", "exit 1");
        for (int i = 0; i < 2; i++) {
            try (RunningJar hamms = launched(Map.of("JAVA_HOME", jvm), "list")) {
                hamms.await("^asked: " + jvmOptions() + " -Dhamms.command=.*/hamms -jar .*/hamms.jar list$");
                // The arguments are in the file only now.
                assertThat(hamms.exitCode()).isEqualTo(1);
            }
        }

        assertThat(asked())
                .hasSize(3)
                .filteredOn(line -> line.contains("CdsTraining"))
                .hasSize(1);
    }

    @Test
    void passesOnArgumentsExitCodesAndJvmOptions() throws Exception {
        Map<String, String> environment =
                Map.of("JAVA_HOME", jvm("any", ARCHIVES), "HAMMS_JAVA_OPTS", "-Xmx99m -Dunused=1");
        try (RunningJar hamms = launched(environment, "describe", "two words")) {
            assertThat(hamms.exitCode()).isEqualTo(7);
        }

        assertThat(asked().get(1))
                .matches("asked: " + jvmOptions()
                        + " -Dhamms.command=.*/hamms -XX:SharedArchiveFile=.*\\.jsa .* -Xmx99m -Dunused=1 -jar .*/hamms.jar"
                        + " describe two words");
    }

    @Test
    void leavesNothingBehindWhenStoppedBeforeTheStart() throws Exception {
        String jvm = jvm("slow", "echo half >${2#*=}; echo half >${2#*=}.so; echo $$ >" + home + "/pid; exec sleep 60");
        try (RunningJar hamms = launched(Map.of("JAVA_HOME", jvm), SMALL)) {
            Path pid = home.resolve("pid");
            Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 0);
            hamms.signal("TERM");
            assertThat(hamms.exitCode()).isEqualTo(143);
        }

        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).isEmpty());
        assertThat(archives()).isEmpty();
    }

    @Test
    void reportsThatThereIsNoJava() throws Exception {
        try (RunningJar hamms = launched(Map.of("JAVA_HOME", home + "/nowhere"), "list")) {
            hamms.await("^hamms: no java \\(expected: ");
            assertThat(hamms.exitCode()).isEqualTo(Exit.USAGE);
        }
    }

    /** Returns the pattern of the JVM's options; only a system that gives huge pages on request is asked for them. */
    private static String jvmOptions() throws IOException {
        boolean onRequest =
                Files.exists(HUGE_PAGES) && Files.readString(HUGE_PAGES).contains("[madvise]");
        return "-XX:\\+UseSerialGC -XX:CompileThresholdScaling=3 "
                + (onRequest ? "-XX:\\+UseTransparentHugePages " : "") + "-XX:\\+ExitOnOutOfMemoryError";
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

    /** Creates a fake JVM that records its arguments and then runs this script; returns its path. */
    private String jvm(String name, String does) throws IOException {
        Path jvm = home.resolve(name);
        Path java = Files.createDirectories(jvm.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho asked: \"$@\" | tee -a " + home + "/asked\n" + does + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jvm.resolve("release"), name);
        return jvm.toString();
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(home.resolve("asked"));
    }

    private List<Path> archives() throws IOException {
        Path cache = home.resolve("cache/hamms");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.getFileName().toString().contains(".jsa"))
                    .toList();
        }
    }

    /** Returns the archive and the library that a process has mapped. */
    private List<String> mappedBy(RunningJar hamms) throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/" + hamms.pid() + "/maps"))) {
            return mappings.filter(mapping -> mapping.contains(home.toString()))
                    .map(mapping -> mapping.substring(mapping.indexOf('/')))
                    .distinct()
                    .toList();
        }
    }
}
