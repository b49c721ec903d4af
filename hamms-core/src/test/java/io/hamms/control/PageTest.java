package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlClient.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of the page; ControlPageIT of the command line uses them in a browser. */
class PageTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("hamms.root", ".."), "hamms-core/src/main/resources/io/hamms/control/page");

    /** What makes markup or code of a text. */
    private static final Pattern SINK = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|Function\\(|javascript:");

    private static HammsNettyServer hamms;
    private static ControlPort control;

    @BeforeAll
    static void start() {
        hamms = HammsNettyServer.builder().basePort(0).modes("healthy").start();
        control = ControlPort.of(hamms).start();
    }

    @AfterAll
    static void stop() {
        control.close();
        hamms.close();
    }

    private static Reply get(String path) throws IOException {
        return ControlClient.get(control.port(), path);
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    @Test
    void mayLoadNothingButItsOwnFiles() throws IOException {
        for (String path : List.of("/", "/index.html", "/page.css", "/page/app.js")) {
            assertThat(get(path).header("Content-Security-Policy"))
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
                    .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe", " *");
        }
    }

    @Test
    void hasNothingInline() throws IOException {
        String index = get("/").body();
        assertThat(index).doesNotContain("<style", " style=").doesNotContainPattern(" on[a-z]+=");
        assertThat(Pattern.compile("<script[^>]*>([^<]*)</script>")
                        .matcher(index)
                        .results())
                .extracting(script -> script.group(1))
                .containsExactly("");
    }

    @Test
    void servesEachScriptUnchangedAndNoOther() throws IOException {
        for (Path script : scripts()) {
            Reply reply = get("/page/" + script.getFileName());
            assertThat(reply.status()).as(script.toString()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
            assertThat(reply.body()).isEqualTo(Files.readString(script));
            Stream<MatchResult> imports =
                    Pattern.compile("from '\\./([^']+)'").matcher(reply.body()).results();
            assertThat(imports)
                    .allSatisfy(one -> assertThat(FOLDER.resolve(one.group(1))).exists());
        }
        assertThat(get("/page/index.html").status()).isEqualTo(404);
        assertThat(get("/page/..%2fopenapi.yaml").status()).isEqualTo(404);
    }

    @Test
    void makesNoMarkupOfTexts() throws IOException {
        for (Path script : scripts()) {
            assertThat(Files.readString(script)).as(script.toString()).doesNotContainPattern(SINK);
        }
    }

    @Test
    void isPlainAndSmall() throws IOException {
        for (Path script : scripts()) {
            assertThat(Files.readAllLines(script)).as(script.toString()).hasSizeLessThan(250);
        }
    }

    @Test
    void isNotServedToOtherPages() throws IOException {
        assertThat(ControlClient.get(control.port(), "/", "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
    }
}
