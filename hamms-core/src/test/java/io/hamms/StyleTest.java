package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The budgets: what fits on a few screens can be held in the head. */
class StyleTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    private static final Pattern LEFTOVER = Pattern.compile(
            "System\\.(out|err)|printStackTrace|Thread\\.sleep|TODO|FIXME|@author|getBytes\\(\\)|catch \\(Throwable");

    @Test
    void keepsFilesAndLinesShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            int budget = Files.readString(file).contains("FailureMode MODE") ? 80 : 250;
            if (lines.size() > budget) {
                tooLong.add(file + ": " + lines.size() + " lines (expected: at most " + budget + ")");
            }
            lines.stream().filter(line -> line.length() > 120).forEach(line -> tooLong.add(file + ": " + line));
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void leavesNothingLyingAbout() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            for (String line : Files.readAllLines(file)) {
                if (LEFTOVER.matcher(line).find()) {
                    found.add(file + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void describesEveryPackage() throws IOException {
        assertThat(sources().stream().map(Path::getParent).distinct())
                .filteredOn(folder -> folder.toString().contains("/io/hamms"))
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("hamms-core", "hamms-cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
