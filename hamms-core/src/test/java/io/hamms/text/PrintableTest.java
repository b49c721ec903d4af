package io.hamms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void lengthensNothingAndLetsNothingThroughButPrintableAscii() {
        IntStream.rangeClosed(0, Character.MAX_VALUE).forEach(code -> {
            String character = Character.toString(code);
            boolean isPrintable = code >= ' ' && code <= '~';
            assertThat(Printable.ascii(character)).as("U+%04X", code).isEqualTo(isPrintable ? character : "?");
        });
        assertThat(Printable.beginning("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(Printable.beginning("a".repeat(200) + "b")).isEqualTo("a".repeat(200) + "...");
    }

    /** Only this class replaces unprintable characters: copies would drift apart. */
    @Test
    void isTheOnlyPlaceThatMakesTextPrintable() throws IOException {
        Path root = Path.of(System.getProperty("hamms.root", ".."));
        for (String module : new String[] {"hamms-core", "hamms-cli"}) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (!file.endsWith("Printable.java")) {
                        assertThat(Files.readString(file))
                                .as("%s", file)
                                .doesNotContainPattern("replaceAll\\(\"\\[\\^[^\"]*x20");
                    }
                }
            }
        }
    }
}
