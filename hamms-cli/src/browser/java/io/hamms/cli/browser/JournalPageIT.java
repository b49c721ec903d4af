package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.hamms.testing.Loopback;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The live journal of the page of the control port: {@code mvn verify -Pbrowser}. */
class JournalPageIT extends ControlPage {

    private static final String HOSTILE = "<img/src=x/onerror=alert(1)><script>alert(2)</script>";

    /** A frame that takes longer is one that a person notices as a freeze, on a machine that does much else. */
    private static final double FROZEN_MS = 2000;

    private static final int FLOOD_EVENTS = 5000;

    /** The connections that the page shows at most. */
    private static final int ROWS = 100;

    /** The units of a timeline's width, and of a mark's. */
    private static final double WIDTH = 1000;

    private static final double MARK = 3;

    /** Returns what the page says of the first second with so many events, and the time between frames, of which a tenth took longer. */
    private static final String FLOOD = """
            events => new Promise(resolve => {
              const gaps = [], begin = performance.now();
              let last = begin;
              const frame = now => {
                gaps.push(now - last);
                last = now;
                const said = document.getElementById('rate').textContent;
                const rate = Number(said.match(/^([\\d,]+) events/)?.[1].replaceAll(',', '') ?? 0);
                if (rate < events && now - begin < 60000) {
                  requestAnimationFrame(frame);
                } else {
                  gaps.sort((one, other) => one - other);
                  resolve({ rate, said, gap: gaps[Math.floor(gaps.length * 0.9)] });
                }
              };
              requestAnimationFrame(frame);
            })""";

    @Test
    void drawsConnectionsToScaleAsTheyHappen() throws IOException {
        exchange("status", "/before", "");
        Page page = open("#/journal");
        awaitText(page, "#rows", "/before");
        exchange("sleep", "/?sleep=0.5", "");
        page.waitForSelector("#rows li:has-text('/?sleep=0.5') .mark.ended.client");
        page.selectOption("#scale", "1 s");
        awaitTrue(page, "document.querySelector('.axis').textContent === '0500 ms1.00 s'");
        Locator line = page.locator("#rows li").first().locator("svg");
        for (String mark : List.of(".mark.requested", ".mark.delivered", ".mark.ended")) {
            double at = number(line.locator(mark).first(), "data-at");
            assertThat(number(line.locator(mark).first(), "x"))
                    .as(mark)
                    .isCloseTo(Math.min(at, WIDTH - MARK), offset(1.0));
        }
        double delivered = number(line.locator(".mark.delivered").first(), "data-at");
        assertThat(delivered).isGreaterThanOrEqualTo(500);
        assertThat(number(line.locator(".bar"), "width")).isBetween(Math.min(delivered, WIDTH - MARK), WIDTH);
        assertThat(page.evaluate("""
                ['.axis div', '#rows svg'].map(one => document.querySelector(one).getBoundingClientRect())
                  .map(box => Math.round(box.left) + ' ' + Math.round(box.right))""").toString()).matches("\\[(.+), \\1]");
        page.selectOption("#scale", "100 ms");
        page.waitForSelector("#rows li:has-text('/?sleep=0.5') .beyond", attached());
        assertThat(line.locator(".mark.delivered").count()).isZero();
        page.click("#rows summary >> nth=0");
        assertThat(text(page, "#rows pre >> nth=0"))
                .contains("GET /?sleep=0.5 HTTP/1.1\n    Host: h", "ended by client");
    }

    @Test
    void showsOneModePausesAndClears() throws IOException {
        exchange("status", "/before", "");
        exchange("sleep", "/?sleep=0", "");
        Page page = open("#/journal");
        awaitTrue(page, "document.querySelectorAll('#rows li').length === 2");
        page.selectOption("#filter", "status");
        awaitTrue(page, "location.hash === '#/journal/status' && document.querySelectorAll('#rows li').length === 1");
        exchange("healthy", "/other", "");
        exchange("status", "/same", "");
        awaitText(page, "#rows", "/same");
        assertThat(text(page, "#rows")).contains("/before").doesNotContain("/other");
        page.click("#pause");
        awaitText(page, "#rate", "Paused");
        exchange("status", "/unseen", "");
        assertThat(text(page, "#rows")).doesNotContain("/unseen");
        page.click("#pause");
        awaitText(page, "#rows", "/unseen");
        page.click("#clear");
        page.waitForSelector("#rows.empty");
    }

    @Test
    void showsWhatClientsSendAsText() throws IOException {
        exchange("status", "/" + HOSTILE, "X-" + "a: " + HOSTILE + "\r\nX-Hamms-Key: " + HOSTILE + "\r\n");
        Page page = open("#/journal");
        exchange("status", "/live" + HOSTILE, "b: " + HOSTILE + "\r\n");
        awaitText(page, "#rows", "/live");
        for (Locator summary : page.locator("#rows summary").all()) {
            summary.click();
        }
        assertThat(text(page, "#rows li >> nth=0")).contains("GET /live" + HOSTILE, "b: " + HOSTILE);
        assertThat(text(page, "#rows li >> nth=1")).contains("GET /" + HOSTILE, "X-a: " + HOSTILE);
        assertThat(page.evaluate("document.images.length + 10 * document.scripts.length"))
                .isEqualTo(10);
    }

    @Test
    void missesNothingWhileItLoads() throws IOException {
        Page page = open("#/counters");
        try (RawClient early = RawClient.connect(hamms().port("status"))) {
            beforeItFetches(page, "/journal/events", () -> exchange("status", "/subscribes", ""));
            beforeItFetches(page, "/journal/connections", () -> {
                exchange("status", "/loads", "");
                early.get("/early").readBody();
            });
            beforeItFetches(page, "/journal/requests", () -> exchange("status", "/loads-more", ""));
            go(page, "#/journal", "Journal");
            awaitText(page, "#rows", "/loads-more");
            page.unrouteAll();
            exchange("status", "/last", "");
            awaitText(page, "#rows", "/last");
            page.waitForSelector("#rows li:nth-child(1) .mark.ended", attached());
            for (Locator row : page.locator("#rows li").all()) {
                assertThat(row.locator(".mark.requested").count()).isOne();
            }
            assertThat(page.locator("#rows .what").allTextContents())
                    .extracting(text -> text.replaceFirst(".* GET ", ""))
                    .containsExactly("/last", "/loads-more", "/loads", "/subscribes", "/early");
        }
    }

    private static void beforeItFetches(Page page, String path, Executable action) {
        page.route("**" + path + "*", route -> {
            assertDoesNotThrow(action);
            route.resume();
        });
    }

    @Test
    void followsAgainAfterTheStreamEnds() throws IOException {
        Page page = open("#/journal");
        exchange("status", "/first", "");
        awaitText(page, "#rows", "/first");
        control().close();
        awaitText(page, "#rate", "The server does not answer");
        restart();
        exchange("status", "/second", "");
        awaitText(page, "#rows", "/second");
        assertThat(chromium().leave()).allMatch(message -> message.contains("net::ERR_"));
    }

    @Test
    void samplesAFloodWithoutFreezing() throws Exception {
        Page page = open("#/journal");
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> clients = IntStream.range(0, 2)
                .mapToObj(i -> new Thread(() -> flood(isOver), "flood-" + i))
                .toList();
        clients.forEach(Thread::start);
        try {
            Map<?, ?> seen = (Map<?, ?>) page.evaluate(FLOOD, FLOOD_EVENTS);
            assertThat(number(seen.get("rate"))).isGreaterThanOrEqualTo(FLOOD_EVENTS);
            assertThat(String.valueOf(seen.get("said")))
                    .contains("This page samples: it shows 25 of", "leaves out", "events of connections that it shows");
            assertThat(number(seen.get("gap"))).isLessThan(FROZEN_MS);
            awaitTrue(page, "document.querySelectorAll('#rows li').length >= " + ROWS);
            String newest = "document.querySelector('#rows li').dataset.number";
            awaitTrue(page, newest + " !== '" + page.evaluate(newest) + "'");
            assertThat(page.locator("#rows li").count()).isEqualTo(ROWS);
            assertThat(page.evaluate("document.querySelectorAll('*').length < 10000"))
                    .isEqualTo(true);
            page.click("#pause");
            awaitText(page, "#rate", "Paused");
        } finally {
            isOver.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    private static double number(Locator element, String attribute) {
        return number(element.getAttribute(attribute));
    }

    private static double number(@Nullable Object value) {
        return Double.parseDouble(String.valueOf(value));
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    /** Sends requests, 50 on a connection, as fast as they are answered. */
    private static void flood(AtomicBoolean isOver) {
        byte[] requests = ("GET /?status=204 HTTP/1.1\r\nHost: h\r\n\r\n".repeat(49)
                        + "GET /?status=204 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        while (!isOver.get()) {
            try (Socket socket = Loopback.connect(hamms().port("status"))) {
                socket.getOutputStream().write(requests);
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
