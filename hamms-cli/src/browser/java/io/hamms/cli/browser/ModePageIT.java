package io.hamms.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.hamms.control.ControlPort;
import io.hamms.fault.Effects;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.FailureModes;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of one mode: {@code mvn verify -Pbrowser}. */
class ModePageIT extends ControlPage {

    @Test
    void saysWhatAModeDoesAndHowToSeeIt() {
        FailureMode status = FailureModes.named("status");
        Page page = open("#/mode/status");
        assertThat(text(page, ".facts")).contains(status.client(), "On the wire");
        assertThat(text(page, "#command")).isEqualTo(Catalogue.curl(status, hamms().port("status") + ""));
        assertThat(text(page, "#shows")).isEqualTo(status.tryIt().sign());
        assertThat(page.locator("#parameters label > code").allTextContents())
                .isEqualTo(status.accepted().stream().map(Parameter::name).toList());
        assertThat(page.locator("#parameters label:has([name=gap]) small").textContent())
                .contains(Effects.GAP.description().replace("`", ""), Effects.GAP.expected());
        go(page, "#/mode/tls-expired", "tls-expired");
        assertThat(text(page, "#command"))
                .isEqualTo("curl --cacert ca.pem 'https://localhost:" + hamms().port("tls-expired") + "/'");
        assertThat(page.locator("main a[download='ca.pem']").count()).isPositive();
        go(page, "#/mode/drop-1-in-10", "drop-1-in-10");
        button(page, "Add a port").click();
        awaitText(page, "#status", "drop-1-in-10 is on port");
        int added = hamms().port("drop-1-in-10");
        awaitText(page, "#command", "http://127.0.0.1:" + added);
        hamms().remove(added);
    }

    @Test
    void makesTheUrlAndTheCommandOfCurl() {
        String url = "http://127.0.0.1:" + hamms().port("status") + "/";
        Page page = open("#/mode/status");
        page.fill("input[name=status]", "429");
        page.click("#parameters summary");
        page.fill("input[name=key]", "it's me");
        page.selectOption("select[name=then]", "rst");
        assertThat(text(page, "#url")).isEqualTo(url + "?status=429&then=rst&key=it's%20me");
        assertThat(text(page, "#curl")).isEqualTo("curl -i '" + url + "?status=429&then=rst&key=it'\\''s%20me'");
        assertThat(page.getAttribute("#tab", "href")).isEqualTo(text(page, "#url"));
        button(page, "Copy").nth(2).click();
        awaitText(page, "#status", "Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(text(page, "#curl"));
        go(page, "#/mode/tls-expired", "tls-expired");
        assertThat(text(page, "#curl")).startsWith("curl -i --cacert ca.pem 'https://localhost:");
    }

    @Test
    void triesAModeAndSaysWhatTheBrowserReports() {
        Page page = open("#/mode/status");
        button(page, "Send from this browser").click();
        awaitText(page, ".said", "The browser reports the head of a response after");
        awaitText(page, "#seen", "1 request,");
        go(page, "#/mode/close-after-request", "close-after-request");
        button(page, "Send from this browser").click();
        awaitText(page, ".said", "The browser reports: TypeError: Failed to fetch, after");
        awaitText(page, "#seen", "ended by server");
        assertThat(page.locator("#seen .beyond").count()).isZero();
        go(page, "#/mode/sleep", "sleep");
        page.fill("input[name=sleep]", "60");
        page.selectOption("#method", "POST");
        button(page, "Send from this browser").click();
        page.waitForSelector("button:enabled:has-text('Stop')").click();
        awaitText(page, ".said", "the browser still waited");
        assertThat(chromium().leave())
                .allMatch(message ->
                        message.matches(".*(status of 503|net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|ABORTED)).*"));
        assertThat(elsewhere()).hasSizeGreaterThanOrEqualTo(3).allMatch(url -> url.startsWith("http://127.0.0.1:"));
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
        button(page, "Remove the script").click();
        awaitText(page, "#now", "Script: none");
        button(page, "Remove the defaults").click();
        awaitText(page, "#now", "those of the catalogue");
        assertThat(hamms().defaults("sleep")).isEmpty();
        assertThat(chromium().leave()).allMatch(message -> message.contains("status of 400"));
    }

    /** The certificates name localhost, and the policy of the page allows no requests to ports of another host. */
    @Test
    void canBeOpenedFromAnotherHost() throws IOException {
        int tls = hamms().port("tls-expired");
        try (ControlPort other =
                ControlPort.of(hamms()).bindAddress("127.0.0.2").start()) {
            Page page = chromium().open(other.uri() + "#/mode/tls-expired", DESKTOP, ColorScheme.LIGHT);
            awaitText(page, "h1", "tls-expired");
            String command = "--cacert ca.pem 'https://localhost:" + tls + "/'";
            assertThat(text(page, "#command")).isEqualTo("curl --connect-to '::127.0.0.2:' " + command);
            assertThat(text(page, "#curl")).isEqualTo("curl --connect-to '::127.0.0.2:' -i " + command);
            assertThat(text(page, "#url")).isEqualTo("https://127.0.0.2:" + tls + "/");
            assertThat(button(page, "Send from this browser").isDisabled()).isTrue();
            awaitText(page, "main", "only if the page is opened as localhost");
            page.fill("#steps", "healthy");
            button(page, "Set the script").click();
            awaitText(page, "#now", "Script: healthy");
            go(page, "#/journal", "Journal");
            exchange("status", "/", "");
            awaitText(page, "#rows", "status");
            assertThat(chromium().leave()).isEmpty();
            assertThat(elsewhere()).allMatch(url -> url.startsWith(other.uri().toString()));
        }
    }
}
