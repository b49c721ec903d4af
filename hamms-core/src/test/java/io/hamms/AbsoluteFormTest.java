package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.journal.RecordedRequest;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A client that uses Hamms as a proxy sends targets in absolute form; they are handled as their paths in origin form.
 */
class AbsoluteFormTest {

    private static final HammsNettyServer HAMMS = HammsNettyServer.builder()
            .basePort(0)
            .modes("by-path", "healthy", "status", "retries", "redirect-loop", "redirect-cross-origin", "drip-5s")
            .start();

    @AfterAll
    static void stop() {
        HAMMS.close();
    }

    @Test
    void namesAModeByPath() throws IOException {
        assertThat(answer("by-path", "http://hamms.test/mode/status?status=418"))
                .startsWith("HTTP/1.1 418 ");
        assertThat(answer("by-path", "http://hamms.test/mode/redirect-loop/a?kind=pair"))
                .contains("\r\nLocation: /mode/redirect-loop/b?kind=pair\r\n");
    }

    @Test
    void isTheRequestsPath() throws IOException {
        assertThat(answer("healthy", "http://hamms.test/a/b?c=d")).contains("\r\nX-Hamms-Path: /a/b\r\n");
        assertThat(answer("healthy", "http://hamms.test")).contains("\r\nX-Hamms-Path: /\r\n");
    }

    @Test
    void hasItsParametersInTheQuery() throws IOException {
        assertThat(answer("status", "http://hamms.test?status=503")).startsWith("HTTP/1.1 503 ");
        assertThat(answer("drip-5s", "http://hamms.test/?interval=1ms&bytes=65536"))
                .startsWith("HTTP/1.1 204 ");
    }

    @Test
    void reachesTheCounters() throws IOException {
        answer("retries", "http://hamms.test/?key=absolute&tries=7");

        assertThat(answer("retries", "http://hamms.test/counters")).contains("\"absolute\":6");
    }

    @Test
    void isRedirectedAsAnyOther() throws IOException {
        assertThat(answer("redirect-loop", "http://hamms.test/x?kind=self")).contains("\r\nLocation: /x?kind=self\r\n");
        assertThat(answer("redirect-loop", "http://hamms.test/a?kind=pair")).contains("\r\nLocation: /b?kind=pair\r\n");
        assertThat(answer("redirect-cross-origin", "http://hamms.test/arrival")).contains("\"method\":\"GET\"");
    }

    /** RFC 9112, section 3.2.2: Host is ignored. */
    @Test
    void replacesTheHostField() throws IOException {
        assertThat(answer("redirect-cross-origin", "http://proxied.test:80/?to=port"))
                .contains("\r\nLocation: http://proxied.test:" + HAMMS.port("healthy") + "/?echo=true\r\n");
    }

    @Test
    void isMatchedByAScript() throws IOException {
        HAMMS.script(
                "healthy",
                Scenario.inTurn("status?status=500", "healthy")
                        .perPath()
                        .at("/special", Scenario.always("status?status=418")));
        try {
            assertThat(answer("healthy", "http://hamms.test/special?x")).startsWith("HTTP/1.1 418 ");
            assertThat(answer("healthy", "http://hamms.test/a")).startsWith("HTTP/1.1 500 ");
            assertThat(answer("healthy", "/a")).startsWith("HTTP/1.1 200 ");
        } finally {
            HAMMS.script("healthy", null);
        }
    }

    @Test
    void isRecordedAsSent() throws IOException {
        answer("healthy", "http://hamms.test/recorded?a");

        List<RecordedRequest> requests = HAMMS.journal("healthy").requests();
        RecordedRequest last = requests.get(requests.size() - 1);
        assertThat(last.target()).isEqualTo("http://hamms.test/recorded?a");
        assertThat(last.path()).isEqualTo("/recorded");
    }

    private static String answer(String mode, String target) throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port(mode))) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n");
            return client.readToEnd().text();
        }
    }
}
