package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.hamms.fault.Symptom;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of the control port in a browser, each control used: {@code mvn verify -Pbrowser}. */
class ControlPageIT extends ControlPage {

    private static final int PHONE = 375;

    /** Returns what is right of the window and cannot be scrolled into it. */
    private static final String CUT_OFF = """
            [...document.querySelectorAll('header *, main *')]
              .filter(one => one.checkVisibility() && !one.closest('.scroll, svg'))
              .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
              .map(one => one.outerHTML.slice(0, 80))""";

    private static final String GROUND = "getComputedStyle(document.body).backgroundColor";

    /** The views and their headings. */
    private static final Map<String, String> VIEWS = Map.of(
            "#/",
            "What goes wrong",
            "#/symptom/read timeout",
            "read timeout",
            "#/mode/status",
            "status",
            "#/mode/tls-expired",
            "tls-expired",
            "#/journal",
            "Journal",
            "#/counters",
            "Counters",
            "#/settings",
            "Settings",
            "#/api",
            "API");

    @Test
    void findsAModeBySymptom() {
        Page page = open("");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        assertThat(page.locator("#symptoms b").allTextContents())
                .isEqualTo(Arrays.stream(Symptom.values()).map(Symptom::label).toList());
        page.keyboard().type("Timeout read");
        assertThat(page.locator("#symptoms b").allTextContents())
                .containsExactly("read timeout", "whole-call deadline");
        page.keyboard().press("Enter");
        awaitText(page, "h1", "read timeout");
        assertThat(page.title()).isEqualTo("read timeout · Hamms");
        assertThat(text(page, ".lead")).isEqualTo(Symptom.READ_TIMEOUT.meaning());
        assertThat(text(page, "#first")).isEqualTo("Try first: sleep at http://127.0.0.1:" + hamms().port("sleep"));
        assertThat(page.locator(".modes b").allTextContents()).startsWith("accept-silent", "sleep");
        page.click(".crumb a");
        awaitText(page, "h1", "What goes wrong");
        page.click("#symptoms a:has-text('certificate trust')");
        page.click(".modes a:has-text('tls-expired')");
        awaitText(page, "h1", "tls-expired");
        page.click(".chips a");
        awaitText(page, "h1", "certificate trust");
    }

    @Test
    void findsAModeByNameAndPort() {
        Page page = open("");
        page.fill("#search", "sleep");
        assertThat(page.locator(".modes b").allTextContents()).contains("sleep").doesNotContain("status");
        page.fill("#search", "no such thing");
        assertThat(text(page, "#found")).isEqualTo("No mode has all of these words.");
        page.fill("#search", "");
        assertThat(text(page, "#found")).isEqualTo(FailureModes.ALL.size() + " modes, each on its own port.");
        page.fill("#search", hamms().port("status") + "");
        page.press("#search", "Enter");
        awaitText(page, "h1", "status");
        assertThat(page.title()).isEqualTo("status · Hamms");
    }

    @Test
    void canBeUsedWithoutAMouse() {
        Page page = open("#/settings");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        page.keyboard().press("/");
        awaitTrue(page, "document.activeElement.id === 'search'");
        page.keyboard().type("close-after-r");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.hash")).isEqualTo("#/mode/close-after-request");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.keyboard().press("Enter");
        awaitText(page, "h1", "close-after-request");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        assertThat(page.locator("nav [aria-current=page]").allTextContents()).containsExactly("Ports");
        page.fill("#steps", "");
        page.keyboard().type("/");
        assertThat(page.inputValue("#steps")).isEqualTo("/");
    }

    @Test
    void showsAllThatIsSetAndResets() throws IOException {
        hamms().defaults("sleep", Map.of("sleep", "1"));
        hamms().script("status", Scenario.inTurn("healthy"));
        Page page = open("#/settings");
        assertThat(text(page, "#set")).contains("sleep{\"sleep\":1}", "statushealthy");
        page.click("button[aria-label='Remove: status']");
        awaitText(page, "#set", "None is set");
        page.click("button[aria-label='Remove: sleep']");
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
        assertThat(text(page, "tbody tr >> nth=0")).endsWith("client FIN 2");
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
    void canBeReadInLightAndDarkAndOnAPhone() throws IOException {
        exchange("status", "/" + "x".repeat(3000), "");
        Page page = open("#/journal");
        Object light = page.evaluate(GROUND);
        VIEWS.forEach((view, heading) -> {
            go(page, view, heading);
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(page.evaluate(Chromium.PALE))
                        .as("%s %s", scheme, view)
                        .isEqualTo(List.of());
            }
            assertThat(page.evaluate(GROUND)).isNotEqualTo(light);
            page.setViewportSize(PHONE, PHONE * 2);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(view)
                    .isEqualTo(PHONE);
            assertThat(page.evaluate(CUT_OFF)).as(view).isEqualTo(List.of());
            page.setViewportSize(DESKTOP, DESKTOP);
        });
    }
}
