package io.hamms.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hamms.audit.Harm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Pattern ELEMENT =
            Pattern.compile("<(script|style)[^>]*>(.*?)</\\1", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    @Test
    void escapesTheTextOfClients() {
        String page = Reports.html(SampleReport.of(SampleReport.HOSTILE));
        assertThat(page).doesNotContain("<img").contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)");
        assertThat(contents(page, "script")).hasSize(2);
    }

    @Test
    void escapesTheNameOfTheClient() {
        String page = HtmlReport.page("<b>", "\"</p>\"", "{}");
        assertThat(page).contains("<title>&lt;b&gt;</title>").contains(">&quot;&lt;/p&gt;&quot;</p>");
    }

    @Test
    void hasTheWholeReportAsJson() throws IOException {
        ReportContext context = SampleReport.of(SampleReport.HOSTILE);
        String inPage = contents(Reports.html(context), "script").get(0);
        assertThat(tokens(inPage)).isEqualTo(tokens(Reports.json(context))).contains(SampleReport.HOSTILE);
    }

    @Test
    void allowsNothingButItsOwnScriptAndStyle() throws Exception {
        String page = Reports.html(SampleReport.of("cut"));
        assertThat(page)
                .contains("default-src 'none'; script-src '"
                        + hash(contents(page, "script").get(1)) + "'; style-src '"
                        + hash(contents(page, "style").get(0)) + "'; img-src data:;");
    }

    @Test
    void needsNothingFromANetwork() {
        String page = Reports.html(SampleReport.of("cut"));
        assertThat(page).doesNotContain("src=", "@import", "url(", "fetch(", "XMLHttpRequest", "{{");
        assertThat(Pattern.compile("<link[^>]*>").matcher(page).results().map(link -> link.group()))
                .containsExactly("<link rel=\"icon\" href=\"data:,\">");
    }

    /** The script has its own list of harms; a missing one would be shown as no verdict. */
    @Test
    void hasEachHarmInItsScript() {
        String script = contents(Reports.html(SampleReport.of("cut")), "script").get(1);
        for (Harm harm : Harm.values()) {
            assertThat(script).contains("['" + harm.token() + "', ").contains("'" + harm.meaning() + "']");
        }
    }

    private static List<String> contents(String page, String element) {
        List<String> contents = new ArrayList<>();
        Matcher found = ELEMENT.matcher(page);
        while (found.find()) {
            if (found.group(1).equals(element)) {
                contents.add(found.group(2));
            }
        }
        return contents;
    }

    private static List<String> tokens(String json) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens.add(parser.getText());
            }
        }
        return tokens;
    }

    private static String hash(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }
}
