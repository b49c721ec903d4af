package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The output of a command in a file: checked, or rewritten with {@code -Dhamms.update}. */
public final class Golden {

    private Golden() {}

    /** Checks a text against the file with this name. */
    public static void check(String name, String printed) throws IOException {
        Path file = Path.of(System.getProperty("hamms.root", ".."), "hamms-cli/src/test/resources/io/hamms/cli", name);
        if (!System.getProperty("hamms.update", "false").equals("false")) {
            Files.writeString(file, printed);
        }
        assertThat(printed)
                .as("%s, stale? mvn test -Dhamms.update rewrites it", name)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
