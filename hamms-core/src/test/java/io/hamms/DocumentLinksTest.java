package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of a Markdown document leads to a file, and every anchor to a heading as GitHub names it. */
class DocumentLinksTest {

    private static final Path ROOT =
            Path.of(System.getProperty("hamms.root", "..")).toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)(```+).*?^\\1\\2 *$");
    private static final Pattern CODE = Pattern.compile("(?s)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");
    private static final Pattern LINK = Pattern.compile("(?s)\\[(?:[^\\[\\]]|\\[[^]]*])*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#* *$");

    private static final Pattern ID = Pattern.compile("<a id=\"([^\"]+)\">");

    @Test
    void leadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            broken.addAll(broken(document, Files.readString(document)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void areFoundInAllDocuments() throws IOException {
        assertThat(documents())
                .contains(ROOT.resolve("README.md"), ROOT.resolve("docs/failure-modes.md"))
                .hasSizeGreaterThan(15);
    }

    @Test
    void areBrokenWithoutAFileOrAHeading() throws IOException {
        Path readme = ROOT.resolve("README.md");

        assertThat(broken(
                        readme, "[a](docs/none.md) [`b`](docs/failure-modes.md#tls-min-1.0) [c](#none) [d](https://e)"))
                .containsExactly(
                        "README.md: docs/none.md", "README.md: docs/failure-modes.md#tls-min-1.0", "README.md: #none");
        assertThat(broken(readme, "# One `a.b`: c_d\n## One\n## One\n[a](#one-ab-c_d) [b](#one) [c](#one-1)"))
                .isEmpty();
        assertThat(broken(readme, "`[a](none)`\n```\n# Two\n[b](none)\n```\n[c](#two)"))
                .containsExactly("README.md: #two");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .toList();
        }
    }

    private static List<String> broken(Path document, String text) throws IOException {
        String prose = CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("code");
        List<String> broken = new ArrayList<>();
        for (MatchResult link : LINK.matcher(prose).results().toList()) {
            String target = link.group(1);
            if (!target.startsWith("https:") && !target.startsWith("http:") && !leads(document, text, target)) {
                broken.add(ROOT.relativize(document) + ": " + target);
            }
        }
        return broken;
    }

    private static boolean leads(Path document, String text, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = document.resolveSibling(path);
        if (!path.isEmpty() && !Files.exists(file)) {
            return false;
        }
        return hash < 0
                || anchors(path.isEmpty() ? text : Files.readString(file)).contains(target.substring(hash + 1));
    }

    /** Returns the anchors of a document's headings: lower case, no punctuation, hyphens; a repeated one numbered. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        ID.matcher(text).results().forEach(id -> anchors.add(id.group(1)));
        Map<String, Integer> counts = new HashMap<>();
        HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().forEach(heading -> {
            String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int count = counts.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(count == 0 ? anchor : anchor + "-" + count);
        });
        return anchors;
    }
}
