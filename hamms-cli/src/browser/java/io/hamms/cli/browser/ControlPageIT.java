package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.hamms.mode.catalogue.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of the control port in a browser, each control used: {@code mvn verify -Pbrowser}. */
class ControlPageIT extends ControlPage {

    private static final int PHONE = 375;
    private static final List<String> VIEWS =
            List.of("#/", "#/mode/status", "#/mode/tls-expired", "#/journal", "#/counters", "#/settings", "#/api");

    @Test
    void findsAModeBySymptomAndByName() {
        Page page = open("");
        page.fill("#search", "read timeout sleep");
        assertThat(page.locator(".modes b").allTextContents()).contains("sleep").doesNotContain("status");
        page.fill("#search", "no such thing");
        assertThat(text(page, "#found")).isEqualTo("No mode has all of these words.");
        page.fill("#search", "");
        page.click("button[data-symptom='certificate trust']");
        assertThat(page.locator(".modes b").allTextContents())
                .contains("tls-expired")
                .allMatch(name -> name.startsWith("tls-"));
        page.click("button[data-symptom='certificate trust']");
        assertThat(text(page, "#found")).endsWith("modes, each on its own port.");
        page.fill("#search", hamms().port("status") + "");
        page.press("#search", "Enter");
        awaitText(page, "h1", "status");
        assertThat(page.title()).isEqualTo("status · Hamms");
        page.click(".chips a >> nth=0");
        awaitText(page, "h1", "What goes wrong");
        assertThat(page.locator("button[aria-pressed=true]").count()).isOne();
    }

    @Test
    void canBeUsedWithoutAMouse() {
        Page page = open("");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        page.keyboard().press("/");
        page.keyboard().type("close-after");
        page.keyboard().press("Enter");
        awaitText(page, "h1", "close-after-request");
        page.keyboard().press("/");
        awaitTrue(page, "document.activeElement.id === 'search'");
    }

    @Test
    void makesTheUrlAndTheCommandOfCurl() {
        String url = "http://127.0.0.1:" + hamms().port("status") + "/";
        Page page = open("#/mode/status");
        assertThat(text(page, "#command")).startsWith("curl ").contains(url);
        page.fill("input[name=status]", "429");
        page.click("#parameters summary");
        page.fill("input[name=key]", "it's me");
        assertThat(text(page, "#url")).isEqualTo(url + "?status=429&key=it's%20me");
        assertThat(text(page, "#curl")).isEqualTo("curl -i '" + url + "?status=429&key=it'\\''s%20me'");
        assertThat(page.getAttribute("#tab", "href")).isEqualTo(text(page, "#url"));
        button(page, "Copy").nth(2).click();
        awaitText(page, "#status", "Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(text(page, "#curl"));
        assertThat(text(open("#/mode/tls-expired"), "#curl")).startsWith("curl -i --cacert ca.pem 'https://");
    }

    @Test
    void triesAModeAndSaysWhatTheBrowserReports() {
        Page page = open("#/mode/status");
        button(page, "Send from this browser").click();
        awaitText(page, ".said", "The browser reports the head of a response after");
        awaitText(page, "#seen", "1 request,");
        page.navigate(address("#/mode/close-after-request"));
        awaitText(page, "h1", "close-after-request");
        button(page, "Send from this browser").click();
        awaitText(page, ".said", "The browser reports: TypeError: Failed to fetch, after");
        awaitText(page, "#seen", "ended by server");
        page.navigate(address("#/mode/sleep"));
        awaitText(page, "h1", "sleep");
        page.fill("input[name=sleep]", "60");
        page.selectOption("#method", "POST");
        button(page, "Send from this browser").click();
        page.waitForSelector("button:enabled:has-text('Stop')").click();
        awaitText(page, ".said", "the browser still waited");
        assertThat(chromium().closePages())
                .allMatch(message ->
                        message.matches(".*(status of 503|net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|ABORTED)).*"));
        assertThat(chromium().takeFetched())
                .filteredOn(url -> !url.startsWith(address("")) && !url.startsWith("data:"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(url -> url.startsWith("http://127.0.0.1:"));
    }

    @Test
    void setsAndTakesBackDefaultsAndScripts() {
        Page page = open("#/mode/sleep");
        page.fill("input[name=sleep]", "0.01");
        button(page, "Make the form the defaults").click();
        awaitText(page, "#now", "{\"sleep\":0.01");
        assertThat(hamms().defaults("sleep")).isEqualTo(Map.of("sleep", "0.01"));
        page.fill("#steps", "status?status=503\n\nhealthy");
        button(page, "Set the script").click();
        awaitText(page, "#now", "status?status=503, healthy");
        page.fill("#steps", "nothing");
        button(page, "Set the script").click();
        awaitText(page, "#status.error", "nothing");
        button(page, "Take the script back").click();
        awaitText(page, "#now", "Script: none");
        button(page, "Take the defaults back").click();
        awaitText(page, "#now", "those of the catalogue");
        assertThat(hamms().defaults("sleep")).isEmpty();
        assertThat(chromium().closePages()).allMatch(message -> message.contains("status of 400"));
    }

    @Test
    void showsAllThatIsSetAndResets() throws IOException {
        hamms().defaults("sleep", Map.of("sleep", "1"));
        hamms().script("status", Scenario.inTurn("healthy"));
        Page page = open("#/settings");
        assertThat(text(page, "#set")).contains("sleep{\"sleep\":1}", "statushealthy");
        page.click("button[aria-label='Take back: status']");
        awaitText(page, "#set", "None is set");
        page.click("button[aria-label='Take back: sleep']");
        awaitText(page, "#set", "Those of the catalogue.");
        page.selectOption("#new-mode", "healthy");
        button(page, "Add a port").click();
        awaitText(page, "#status", "healthy is on port");
        assertThat(hamms().ports()).hasSize(6);
        String added = text(page, "#status").replaceAll("\\D", "");
        page.selectOption("#old-port", added);
        button(page, "Close the port").click();
        awaitText(page, "#status", "Port " + added + " is closed.");
        assertThat(hamms().ports()).hasSize(5);
        hamms().defaults("sleep", Map.of("sleep", "1"));
        page.click("#reset");
        awaitText(page, "#status", "As it was at the start");
        assertThat(hamms().defaults("sleep")).isEmpty();
        Download download = page.waitForDownload(() -> page.click("a[download]"));
        assertThat(download.suggestedFilename()).isEqualTo("ca.pem");
        try (InputStream in = download.createReadStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo(hamms().clientCredentials().caPem());
        }
    }

    @Test
    void countsAndSorts() throws IOException {
        Page page = open("#/counters");
        assertThat(text(page, "#counters")).isEqualTo("No client has connected yet.");
        exchange("healthy", "/", "");
        exchange("status", "/", "");
        exchange("status", "/", "");
        awaitText(page, "#counters td:nth-child(3)", "2");
        awaitTrue(page, "document.querySelectorAll('#counters tbody tr').length === 2");
        assertThat(page.locator("td:first-child").allTextContents()).containsExactly("status", "healthy");
        page.selectOption("#order", "mode");
        awaitTrue(page, "document.querySelector('td').textContent === 'healthy'");
    }

    @Test
    void describesTheApi() throws IOException {
        Page page = open("#/api");
        String yaml = page.evaluate("fetch('/openapi.yaml').then(reply => reply.text())")
                .toString();
        JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        Object parsed = page.evaluate(
                "yaml => import('/page/yaml.js').then(module => JSON.stringify(module.parseYaml(yaml)))", yaml);
        assertThat(new ObjectMapper().readTree(parsed.toString())).isEqualTo(document);
        assertThat(page.locator(".schema").count())
                .isEqualTo(document.at("/components/schemas").size());
        page.click(".operation:has-text('/modes/{name}/script') >> nth=1");
        Locator opened = page.locator(".operation[open]");
        assertThat(opened.textContent()).contains("PUT", "/script --json", "The name of a mode.", "409");
        opened.locator("dd a").first().click();
        assertThat(page.locator("#schema-Problem").getAttribute("open")).isNotNull();
    }

    @Test
    void fitsAPhone() throws IOException {
        exchange("status", "/" + "x".repeat(3000), "");
        for (String view : VIEWS) {
            Page page = open(view, PHONE, ColorScheme.LIGHT);
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(view)
                    .isEqualTo(PHONE);
        }
    }

    @Test
    void canBeReadInLightAndDark() throws IOException {
        exchange("status", "/", "");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String view : VIEWS) {
                Page page = open(view, DESKTOP, scheme);
                page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
                assertThat(page.evaluate(Chromium.PALE))
                        .as("%s %s", scheme, view)
                        .isEqualTo(List.of());
                // Each page has up to six connections, and the control port takes 64.
                assertThat(chromium().closePages()).isEmpty();
            }
        }
    }
}
