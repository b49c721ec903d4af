package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Allows only citations that were looked up: those in the lists in {@code src/test/resources/citations}. */
class CitationsTest {

    private static final Path ROOT = Path.of(System.getProperty("hamms.root", ".."));

    private static final String ISSUE = "[A-Za-z][\\w-]*/[\\w.-]+#\\d+";

    private static final String REPORT = "(" + ISSUE + "|CVE-\\d{4}-\\d{4,})";

    private static final Pattern SEEN =
            Pattern.compile("%1$s(, %1$s)*: [^;]+(; %1$s(, %1$s)*: [^;]+)*".formatted(REPORT));

    private static final String SECTION = "\\d+(?:\\.\\d+)*";

    private static final Pattern RFC =
            Pattern.compile("\\bRFC ?(\\d{3,})(?:, sections? (%1$s(?:(?:, | and )%1$s)*))?".formatted(SECTION));

    /** Other forms of a citation, which neither {@link #RFC} nor the links of the catalogue match. */
    private static final Pattern OTHER_FORM =
            Pattern.compile("RFC ?\\d+,? ?(?:§|[Ss]ec\\.)|RFC ?\\d+ section|ection [\\d.]+ of RFC");

    @Test
    void citesAReportForEveryMode() {
        assertThat(FailureModes.ALL)
                .filteredOn(mode -> !mode.seen().isEmpty())
                .allSatisfy(mode -> assertThat(mode.seen()).as(mode.name()).matches(SEEN));
    }

    @Test
    void citesOnlyReportsThatWereRead() throws IOException {
        Set<String> cited = new TreeSet<>();
        for (String text : documents()) {
            Pattern.compile(REPORT)
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .forEach(cited::add);
        }

        assertThat(cited).isEqualTo(lookedUp("issues.txt", 1));
    }

    @Test
    void namesOnlySectionsThatWereLookedUp() throws IOException {
        Set<String> known = lookedUp("rfc-sections.txt", 2);
        Set<String> unknown = new TreeSet<>();
        for (String text : everything()) {
            for (MatchResult rfc : RFC.matcher(text).results().toList()) {
                String sections = rfc.group(2) == null ? "-" : rfc.group(2);
                Stream.of(sections.split(", | and "))
                        .map(section -> rfc.group(1) + " " + section)
                        .filter(section -> !known.contains(section))
                        .forEach(unknown::add);
            }
        }

        assertThat(unknown).as("looked up? then add it to rfc-sections.txt").isEmpty();
    }

    @Test
    void namesSectionsInOneForm() throws IOException {
        List<String> others = new ArrayList<>();
        for (String text : everything()) {
            OTHER_FORM.matcher(text).results().map(MatchResult::group).forEach(others::add);
        }

        assertThat(others).as("expected: RFC n, section s").isEmpty();
    }

    private static Set<String> lookedUp(String list, int words) throws IOException {
        try (InputStream lines = CitationsTest.class.getResourceAsStream("/citations/" + list)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" ")).limit(words).collect(Collectors.joining(" ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> everything() throws IOException {
        List<String> texts = new ArrayList<>(documents());
        for (String module : List.of("hamms-core", "hamms-cli")) {
            for (Path source : files(ROOT.resolve(module).resolve("src/main"), ".java")) {
                // as if on one line: string literals are concatenated, comments wrapped
                texts.add(
                        Files.readString(source).replaceAll("\"\\s*\\+ \"", "").replaceAll("\\s+(?:\\*|//)?\\s*", " "));
            }
        }
        return texts;
    }

    private static List<String> documents() throws IOException {
        List<String> texts = new ArrayList<>();
        for (FailureMode mode : FailureModes.ALL) {
            texts.addAll(List.of(mode.wire(), mode.client(), mode.seen()));
        }
        List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        documents.add(ROOT.resolve("README.md"));
        for (Path document : documents) {
            texts.add(Files.readString(document).replaceAll("\\s+", " "));
        }
        return texts;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
