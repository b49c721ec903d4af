package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium with one page, which is quicker than one for each test, and what the page has said and fetched. */
public final class Chromium implements AutoCloseable {

    /** A script that returns the texts whose contrast is less than WCAG 2.2 asks for (1.4.3, level AA). */
    public static final String PALE = """
            () => {
              const numbers = color => color.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = element => {
                const color = numbers(getComputedStyle(element).backgroundColor);
                return color.length === 4 && color[3] === 0 && element.parentElement ? ground(element.parentElement) : color;
              };
              const ratio = (one, two) => (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
              return [...document.querySelectorAll('body *')]
                .filter(one => one.checkVisibility() && !one.closest('svg') && !one.disabled)
                .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== ''))
                .map(one => [one.textContent, ratio(light(numbers(getComputedStyle(one).color)), light(ground(one)))])
                .filter(([text, contrast]) => contrast < 4.5).map(([text, contrast]) => contrast + ': ' + text.slice(0, 40));
            }""";

    private static final Path CHROMIUM = Path.of(System.getProperty("hamms.chromium", "/usr/bin/chromium"));
    private static final int HEIGHT = 800;

    private final Playwright playwright;
    private final Page page;
    private final List<String> said = new ArrayList<>();
    private final List<String> fetched = new ArrayList<>();

    private Chromium(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        page.onDialog(dialog -> {
            said.add(dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> fetched.add(request.url()));
    }

    public static Chromium start() {
        assertThat(CHROMIUM)
                .as("Chromium, such as Debian's package chromium; -Dhamms.chromium=PATH names another")
                .isExecutable();
        // Its own browsers are hundreds of megabytes: it drives the system's.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        return new Chromium(
                playwright,
                browser.newContext(new Browser.NewContextOptions()
                                .setPermissions(List.of("clipboard-read", "clipboard-write")))
                        .newPage());
    }

    /** Opens a URL in the page, also if it has it open. */
    public Page open(String url, int width, ColorScheme scheme) {
        page.navigate("about:blank");
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(url);
        return page;
    }

    /** Leaves the URL and returns what was said since the last call: messages of the console, errors and dialogs. */
    public List<String> leave() {
        page.navigate("about:blank");
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    /** Returns the URLs that were fetched since the last call. */
    public List<String> takeFetched() {
        List<String> all = List.copyOf(fetched);
        fetched.clear();
        return all;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
