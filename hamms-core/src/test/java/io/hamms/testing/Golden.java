package io.hamms.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document in the repository that is made from the code: checked, or rewritten when {@code -Dhamms.update} is given. */
public final class Golden {

    private Golden() {}

    /** Asserts that a document is what it should be. */
    public static void check(String path, String expected) throws IOException {
        Path file = Path.of(System.getProperty("hamms.root", ".."), path);
        if (!System.getProperty("hamms.update", "false").equals("false")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s, stale? mvn test -Dhamms.update rewrites it", path)
                .isEqualTo(expected);
    }
}
