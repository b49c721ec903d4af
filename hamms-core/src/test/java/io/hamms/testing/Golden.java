package io.hamms.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document in the repository that is generated from the code: checked, or rewritten with {@code -Dhamms.update}. */
public final class Golden {

    private Golden() {}

    /** Asserts that a document has the expected text. */
    public static void check(String path, String expected) throws IOException {
        if (!System.getProperty("hamms.update", "false").equals("false")) {
            Files.writeString(file(path), expected);
        }
        assertThat(read(path))
                .as("%s, stale? mvn test -Dhamms.update rewrites it", path)
                .isEqualTo(expected);
    }

    /** Asserts that the part of a document between two comments with a name has the expected text. */
    public static void checkPart(String path, String name, String expected) throws IOException {
        String text = read(path);
        check(path, text.substring(0, start(text, name)) + expected + text.substring(end(text, name)));
    }

    /** Returns the part of a document between two comments with a name. */
    public static String readPart(String path, String name) throws IOException {
        String text = read(path);
        return text.substring(start(text, name), end(text, name));
    }

    private static int start(String text, String name) {
        String start = "<!-- " + name + " -->\n";
        return text.indexOf(start) + start.length();
    }

    private static int end(String text, String name) {
        return text.indexOf("<!-- /" + name + " -->");
    }

    /** Returns a document of the repository, empty if it does not exist. */
    public static String read(String path) throws IOException {
        return Files.exists(file(path)) ? Files.readString(file(path)) : "";
    }

    /** Returns a file or folder of the checkout. */
    public static Path file(String path) {
        return Path.of(System.getProperty("hamms.root", ".."), path);
    }
}
