package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.hamms.HammsNettyServer;
import io.hamms.control.ControlPort;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server with its control port, and the page of it in a browser. */
@Timeout(300)
abstract class ControlPage {

    static final int DESKTOP = 1200;

    private static @Nullable Chromium chromium;
    private static @Nullable HammsNettyServer server;
    private static @Nullable ControlPort control;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = HammsNettyServer.builder()
                .basePort(0)
                .modes("status", "sleep", "healthy", "close-after-request", "tls-expired")
                .start();
        control = ControlPort.of(server).start();
    }

    @AfterAll
    static void stop() {
        control().close();
        hamms().close();
        chromium().close();
    }

    static Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    static HammsNettyServer hamms() {
        return Objects.requireNonNull(server);
    }

    static ControlPort control() {
        return Objects.requireNonNull(control);
    }

    /** Opens the control port again, after it was closed. */
    static void restart() {
        control = ControlPort.of(hamms()).port(control().port()).start();
    }

    static String address(String path) {
        return control().uri() + path;
    }

    @BeforeEach
    void reset() {
        hamms().reset();
    }

    @AfterEach
    void closesWithoutAnError() {
        assertThat(chromium().leave()).isEmpty();
        assertThat(elsewhere()).isEmpty();
    }

    /** Returns what was fetched from other servers than the control port since the last call. */
    static List<String> elsewhere() {
        return chromium().takeFetched().stream()
                .filter(url -> !url.startsWith(address("")) && !url.startsWith("data:") && !url.startsWith("about:"))
                .toList();
    }

    static Page open(String view, int width, ColorScheme scheme) {
        Page page = chromium().open(address(view), width, scheme);
        page.waitForSelector("h1");
        return page;
    }

    static Page open(String view) {
        return open(view, DESKTOP, ColorScheme.LIGHT);
    }

    /** Goes from one view to another as a link does, and waits for the heading. */
    static void go(Page page, String view, String heading) {
        page.evaluate("view => { location.hash = view; }", view);
        awaitText(page, "h1", heading);
    }

    static String text(Page page, String selector) {
        return String.valueOf(page.locator(selector).textContent());
    }

    static void awaitText(Page page, String selector, String part) {
        page.waitForSelector(selector + ":has-text('" + part + "')");
    }

    /** Waits for an expression; waitForFunction() would evaluate a string in the page, which its policy forbids. */
    static void awaitTrue(Page page, String expression) {
        for (int i = 0; i < 600 && !Boolean.TRUE.equals(page.evaluate(expression)); i++) {
            page.waitForTimeout(50);
        }
        assertThat(page.evaluate(expression)).as(expression).isEqualTo(true);
    }

    static Locator button(Page page, String name) {
        return page.locator("button", new Page.LocatorOptions().setHasText(name));
    }

    static void exchange(String mode, String target, String field) throws IOException {
        try (RawClient client = RawClient.connect(hamms().port(mode))) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: h\r\n" + field + "\r\n")
                    .readBody();
        }
    }
}
