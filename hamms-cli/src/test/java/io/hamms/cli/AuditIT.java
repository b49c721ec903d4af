package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hamms.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIT {

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsTheClientAndItsChildrenWithItself(String signal, @TempDir Path folder) throws Exception {
        Path parent = folder.resolve("parent");
        Path child = folder.resolve("child");
        String script = "sleep 600 & echo $! > " + child + "; echo $$ > " + parent + "; wait";

        try (RunningJar jar = RunningJar.start("audit", "--", "sh", "-c", script)) {
            await().until(() -> Files.exists(parent) && Files.size(parent) > 0);
            jar.signal(signal);

            assertThat(jar.exitCode()).isNotZero();
        }
        awaitEnd(parent);
        awaitEnd(child);
    }

    private static void awaitEnd(Path file) throws IOException {
        long pid = Numbers.whole(Files.readString(file).strip());
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void stopsItsDriverWhenItStops(@TempDir Path folder) throws Exception {
        Path driver = folder.resolve("driver");
        String script = "echo $$ > " + driver + "; echo '{\"hello\":1}'; exec cat > /dev/null";

        try (RunningJar jar = RunningJar.start("audit", "--driver", "--", "sh", "-c", script)) {
            await().until(() -> Files.exists(driver) && Files.size(driver) > 0);
            jar.signal("INT");

            assertThat(jar.exitCode()).isNotZero();
        }
        awaitEnd(driver);
    }

    @Test
    void writesItsProgressToStandardErrorWithoutATerminal() throws Exception {
        try (RunningJar jar = RunningJar.start("audit", "--", "/no/such/client")) {
            jar.await("^calibrating client$");
            jar.await("^cannot judge: cannot start /no/such/client: No such file or directory$");
            assertThat(jar.exitCode()).isEqualTo(3);
        }
    }
}
