package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the jar and the script beside it print as the command to run them again, and that a shell can run that. */
@EnabledOnOs(OS.LINUX)
class CommandNameIT {

    private static final Path JAR =
            Path.of(System.getProperty("hamms.jar", "target/hamms.jar")).toAbsolutePath();

    private final Path folder;

    CommandNameIT(@TempDir Path home) throws IOException {
        folder = Files.createDirectory(home.resolve("my tools"));
        Files.copy(JAR, folder.resolve("hamms.jar"));
        Files.copy(JAR.resolveSibling("hamms"), folder.resolve("hamms"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void isAsTyped() throws Exception {
        assertIsNamed("java -jar hamms.jar", "java -jar hamms.jar");
        assertIsNamed("java -jar \"$PWD/hamms.jar\"", "java -jar '" + folder + "/hamms.jar'");
        assertIsNamed("java -Xmx99m -jar ./hamms.jar", "java -jar ./hamms.jar");
        assertIsNamed("./hamms", "./hamms");
        assertIsNamed("'../my tools/hamms'", "'../my tools/hamms'");
        assertIsNamed("PATH=\"$PWD:$PATH\" hamms", "hamms");
    }

    private void assertIsNamed(String typed, String name) throws Exception {
        String error = output(typed + " list --by sympton");

        assertThat(error).endsWith("; see " + name + " list --help\n").hasLineCount(1);
        if (!name.equals("hamms")) {
            assertThat(output(name + " list --help")).startsWith("Usage: " + name + " list [OPTIONS]\n");
        }
    }

    private String output(String typed) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(List.of("sh", "-c", typed));
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin:", (path, java) -> java + path);
        // Without a place for its archive, the script starts at once.
        shell.environment().put("XDG_CACHE_HOME", "");
        shell.environment().put("HOME", "");
        Process process =
                shell.directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
