package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The live journal of the page of the control port: {@code mvn verify -Pbrowser}. */
class JournalPageIT extends ControlPage {

    private static final String HOSTILE = "<img/src=x/onerror=alert(1)><script>alert(2)</script>";

    /** A frame that takes longer is one that a person notices as a freeze, on a machine that does much else. */
    private static final double FROZEN_MS = 2000;

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
        double delivered = Double.parseDouble(
                String.valueOf(line.locator(".mark.delivered").first().getAttribute("data-at")));
        double x = Double.parseDouble(
                String.valueOf(line.locator(".mark.delivered").first().getAttribute("x")));
        assertThat(delivered).isGreaterThanOrEqualTo(500);
        assertThat(x).isCloseTo(Math.min(delivered, 997), offset(1.0));
        page.click("#rows summary >> nth=0");
        assertThat(text(page, "#rows pre >> nth=0"))
                .contains("GET /?sleep=0.5 HTTP/1.1\n    Host: h", "ended by client");
        page.selectOption("#filter", "status");
        awaitTrue(page, "location.hash === '#/journal/status' && document.querySelectorAll('#rows li').length === 1");
        page.click("#pause");
        awaitText(page, "#rate", "Paused");
        exchange("status", "/unseen", "");
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
    void samplesAFloodWithoutFreezing() throws Exception {
        Page page = open("#/journal");
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> clients = IntStream.range(0, 2)
                .mapToObj(i -> new Thread(() -> flood(isOver), "flood-" + i))
                .toList();
        clients.forEach(Thread::start);
        try {
            awaitText(page, "#rate", "This page samples");
            Object longest = page.evaluate("""
                    () => new Promise(resolve => {
                      let last = performance.now(), longest = 0, frames = 0;
                      const frame = () => {
                        const now = performance.now();
                        longest = Math.max(longest, now - last);
                        last = now;
                        if (++frames === 60) resolve(longest); else requestAnimationFrame(frame);
                      };
                      requestAnimationFrame(frame);
                    })""");
            assertThat(((Number) longest).doubleValue()).isLessThan(FROZEN_MS);
            assertThat(page.locator("#rows li").count()).isLessThanOrEqualTo(100);
            page.click("#pause");
            awaitText(page, "#rate", "Paused");
        } finally {
            isOver.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    /** Sends requests, 500 on a connection, as fast as they are answered. */
    private static void flood(AtomicBoolean isOver) {
        while (!isOver.get()) {
            try (RawClient client = RawClient.connect(hamms().port("status"))) {
                client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n".repeat(500));
                for (int i = 0; i < 500; i++) {
                    client.readBody();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
