package io.hamms.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The programs in {@code src/it}, each with its own version of Netty, against the artifacts that {@code mvn deploy} put
 * into a repository. Their Maven has a local repository of its own, beside the user's, which stays free of Hamms.
 */
class ProgramsIT {

    private static final Path CORE = Path.of(System.getProperty("hamms.root", ".."), "hamms-core");
    private static final Path WORK = CORE.resolve("target/it").toAbsolutePath();
    private static final Path FETCHED = Path.of(System.getProperty("hamms.fetched"));
    private static final Path LOCAL = FETCHED.resolveSibling("hamms-it-repository");

    @Test
    void runBesideAnotherNetty() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Files.createDirectories(LOCAL);
        Path log = WORK.resolve("maven.log");
        int exitCode;
        try (FileChannel channel =
                        FileChannel.open(LOCAL.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            delete(LOCAL.resolve("io/hamms"));
            exitCode = maven(log);
        }

        assertThat(exitCode).as(Files.readString(log)).isZero();
        assertThat(broughtTo("reactor-netty-1.1")).containsExactly(shaded(), "slf4j-api-2.0.20.jar");
        assertThat(broughtTo("async-http-client-2.12")).containsExactly(shaded(), "slf4j-api-1.7.30.jar");
        assertThat(broughtTo("spring-boot-3")).containsExactly(shaded(), "slf4j-api-2.0.17.jar");
        assertThat(broughtTo("plain-with-netty-4.1"))
                .contains(shaded().replace("-shaded", ""))
                .noneMatch(jar -> jar.matches(".*(quic|mqtt|redis|http2|io_uring|bcpkix).*"));
    }

    private static String shaded() {
        return "hamms-core-" + System.getProperty("hamms.version") + "-shaded.jar";
    }

    private static int maven(Path log) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("hamms.maven"), "bin/mvn").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--file=" + CORE.resolve("src/it/pom.xml"),
                "-Dmaven.repo.local=" + LOCAL,
                "-Ddeployed=" + System.getProperty("hamms.deployed"),
                "-Dfetched=" + FETCHED.toUri(),
                "-Dhamms=" + System.getProperty("hamms.version"),
                "-Dwork=" + WORK,
                "test");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean hasEnded = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(hasEnded).as(Files.readString(log)).isTrue();
        return process.exitValue();
    }

    /** Returns the jars on a program's class path other than those of its client and of JUnit. */
    private static List<String> broughtTo(String program) throws IOException {
        String classPath = Files.readString(WORK.resolve(program).resolve("class-path.txt"));
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString())
                .filter(jar -> !jar.matches("(netty-.*-4\\.1\\.|netty-reactive|reactor|reactive|async|jakarta|spring|"
                        + "micrometer|junit|opentest4j|apiguardian).*"))
                .sorted()
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
