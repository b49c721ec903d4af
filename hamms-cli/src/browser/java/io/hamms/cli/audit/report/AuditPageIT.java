package io.hamms.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.hamms.cli.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a report in a browser: {@code mvn verify -Pbrowser}, which CONTRIBUTING.md describes. */
class AuditPageIT {

    private static final int DESKTOP = 1200;
    private static final int PHONE = 390;

    private static @Nullable Chromium chromium;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium().close();
    }

    private static Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    @AfterEach
    void closesWithoutAnError() {
        assertThat(chromium().leave()).isEmpty();
        assertThat(chromium().takeFetched())
                .allMatch(url -> url.startsWith("file:") || url.equals("data:,") || url.equals("about:blank"));
    }

    private Page open(ReportContext report, int width, ColorScheme scheme) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, Reports.html(report));
        return chromium().open(file.toUri().toString(), width, scheme);
    }

    private Page open(ReportContext report) throws IOException {
        return open(report, DESKTOP, ColorScheme.LIGHT);
    }

    private static int visible(Page page, String selector) {
        return (int)
                page.locator(selector).all().stream().filter(Locator::isVisible).count();
    }

    @Test
    void saysFirstWhatWasFound() throws IOException {
        Page page = open(SampleReport.of("cut"));
        assertThat(page.title()).isEqualTo("Audit of fetch 4.2");
        assertThat(page.locator(".sentence").textContent()).startsWith("fetch was right in 1 of the 2 modes");
        assertThat(page.locator("#calibration").textContent()).contains("after 2.04 s", "once, after 100 ms");
        List<String> found = page.locator("#list button").allTextContents();
        assertThat(found.get(0)).contains("requests/wire", "desync", "MUST, RFC 9112, section 6.3");
        assertThat(found.get(1)).contains("cut-short/caller", "silent corruption", "MUST, RFC 9112, section 8");
    }

    @Test
    void showsOnlyTheModesOfAHarm() throws IOException {
        Page page = open(SampleReport.large("cut"));
        int all = visible(page, ".cell");
        page.click("#chips button[data-harm=hang]");
        int hanging = Integer.parseInt(
                String.valueOf(page.locator("#chips button[data-harm=hang] b").textContent()));
        assertThat(visible(page, ".cell")).isEqualTo(hanging).isLessThan(all);
        assertThat(visible(page, "#list li")).isEqualTo(hanging);
        assertThat(page.getAttribute("#chips button[data-harm=hang]", "aria-pressed"))
                .isEqualTo("true");
        page.click("#chips button[data-harm=hang]");
        assertThat(visible(page, ".cell")).isEqualTo(all);
    }

    @Test
    void opensADrawerThatEscapeCloses() throws IOException {
        Page page = open(SampleReport.of("cut"));
        page.click(".cell[data-mode=cut-short]");
        assertThat(page.locator("#drawer").textContent())
                .contains("cut-short", "200 with Content-Length: 9, then FIN.", "A correct client ends with an error")
                .contains("some/client#12", "hamms audit --reproduce cut-short -- fetch {url}", "Only: cut");
        assertThat(page.evaluate("location.hash")).isEqualTo("#cut-short");
        page.keyboard().press("Escape");
        // The event of the closed dialog comes later than the key.
        page.waitForFunction("location.hash === ''");
        assertThat(page.locator("#drawer").isVisible()).isFalse();
        assertThat(page.evaluate("document.activeElement.dataset.mode")).isEqualTo("cut-short");
    }

    @Test
    void opensTheModeThatALinkNames() throws IOException {
        Page page = open(SampleReport.of("cut"));
        page.navigate(page.url() + "#late");
        page.waitForFunction("document.getElementById('drawer').open");
        assertThat(page.locator("#drawer-title").textContent()).isEqualTo("late");
    }

    @Test
    void canBeUsedWithoutAMouse() throws IOException {
        Page page = open(SampleReport.of("cut"));
        page.focus("#chips button:last-child");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.dataset.mode")).isEqualTo("cut-short");
        page.keyboard().press("ArrowDown");
        assertThat(page.evaluate("document.activeElement.dataset.mode")).isEqualTo("late");
        page.keyboard().press("Enter");
        assertThat(page.locator("#drawer-title").textContent()).isEqualTo("late");
        page.locator("#next").press("Enter");
        assertThat(page.locator("#drawer-title").textContent()).isEqualTo("encoded");
    }

    private static double number(Locator element, String attribute) {
        return Double.parseDouble(String.valueOf(element.getAttribute(attribute)));
    }

    @Test
    void drawsConnectionsToScale() throws IOException {
        Page page = open(SampleReport.of("cut"));
        page.click(".cell[data-mode=late]");
        List<Double> starts = page.locator(".timeline .open").all().stream()
                .map(bar -> number(bar, "x"))
                .toList();
        double closed = number(page.locator(".timeline .closed").first(), "cx");
        // The second was accepted after 130 ms; the first was closed after 6.
        assertThat((starts.get(1) - starts.get(0)) / (closed - starts.get(0))).isCloseTo(130 / 6.0, offset(0.1));
        assertThat(page.locator(".events").textContent()).contains("server FIN at 4 ms", "opened at 130 ms");
    }

    @Test
    void showsWhatClientsSayAsText() throws IOException {
        Page page = open(SampleReport.large(SampleReport.HOSTILE));
        page.click(".cell >> nth=0");
        String shown = SampleReport.HOSTILE.replace('\u0000', '\u00b7');
        assertThat(page.locator("#inside pre").first().textContent()).isEqualTo(shown);
        assertThat(page.evaluate("document.images.length + document.scripts.length"))
                .isEqualTo(2);
    }

    @Test
    void fitsAPhone() throws IOException {
        Page page = open(SampleReport.large("x".repeat(3000)), PHONE, ColorScheme.LIGHT);
        page.click("#names");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
        assertThat(page.evaluate("[...document.querySelectorAll('.items, .facts')]"
                        + ".filter(list => list.scrollWidth > list.clientWidth).length"))
                .as("lists whose text is cut off")
                .isEqualTo(0);
        page.click(".cell >> nth=0");
        assertThat(page.evaluate("document.getElementById('drawer').scrollWidth"))
                .isEqualTo(PHONE);
    }

    @Test
    void canBeReadInLightAndDark() throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (ReportContext report : List.of(SampleReport.of("cut"), SampleReport.large("cut"))) {
                Page page = open(report, DESKTOP, scheme);
                assertThat(page.evaluate(Chromium.PALE)).as("%s page", scheme).isEqualTo(List.of());
                page.click(".cell >> nth=0");
                assertThat(page.evaluate(Chromium.PALE)).as("%s drawer", scheme).isEqualTo(List.of());
            }
        }
    }
}
