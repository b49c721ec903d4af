package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.handler.HttpFault;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An unknown parameter is named in the answer and in the journal, or refused. */
class IgnoredParametersTest {

    /** Modes that end the connection without an answer. */
    private static final Set<String> WITHOUT_AN_ANSWER =
            Set.of("close-after-request", "drop-random", "tls-bytes-on-http");

    /** Modes whose response head is endless, huge, or never sent. */
    private static final Set<String> WITHOUT_A_HEAD = Set.of(
            "no-read",
            "reset-after-request",
            "headers-endless",
            "header-1mb",
            "header-10mb",
            "headers-1mb",
            "headers-10mb");

    private static final HammsNettyServer LENIENT =
            HammsNettyServer.builder().basePort(0).threads(2).start();

    private static final HammsNettyServer STRICT = HammsNettyServer.builder()
            .basePort(0)
            .threads(2)
            .strictParameters(true)
            .start();

    @AfterAll
    static void close() {
        LENIENT.close();
        STRICT.close();
    }

    private static String head(HammsNettyServer server, String mode, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(mode))) {
            return client.get(target).readHead();
        }
    }

    private static List<FailureMode> httpModes() {
        return FailureModes.ALL.stream()
                .filter(mode -> mode.fault() instanceof HttpFault)
                .filter(mode -> mode.fault().missing().isEmpty())
                .toList();
    }

    @Test
    void areNamedByEveryModeWithAnOrdinaryResponseHead() throws IOException {
        List<String> silent = new ArrayList<>();
        for (FailureMode mode : httpModes()) {
            if (WITHOUT_A_HEAD.contains(mode.name())) {
                continue;
            }
            String target = mode.name().equals("sleep") ? "/?sleep=0&foo=1" : "/?foo=1";
            if (!head(LENIENT, mode.name(), target).contains("\r\nX-Hamms-Ignored: foo\r\n")) {
                silent.add(mode.name());
            }
            assertThat(LENIENT.journal(mode.name()).requests())
                    .as(mode.name())
                    .extracting(RecordedRequest::ignored)
                    .contains(List.of("foo"));
        }
        assertThat(silent).isSubsetOf(WITHOUT_AN_ANSWER);
    }

    @Test
    void areRefusedByAStrictServer() throws IOException {
        for (FailureMode mode : httpModes()) {
            assertThat(head(STRICT, mode.name(), "/?foo=1")).as(mode.name()).startsWith("HTTP/1.1 400 Bad Request\r\n");
        }
        STRICT.script("healthy", Scenario.always("healthy").perKey());
        assertThat(head(STRICT, "healthy", "/?key=a")).startsWith("HTTP/1.1 200 ");
        assertThat(head(STRICT, "healthy", "/?key=a&foo=1")).startsWith("HTTP/1.1 400 ");
        assertThat(head(STRICT, "garbage-after-request", "/?foo=1")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void areRecordedForModesThatReadNoRequests() throws IOException {
        try (RawClient client = RawClient.connect(LENIENT.port("accept-silent"))) {
            client.get("/?foo=1&bar");
            assertThat(LENIENT.journal("accept-silent")
                            .awaitRequest(RawClient.PATIENCE)
                            .ignored())
                    .containsExactly("foo", "bar");
        }
        assertThat(LENIENT.journal("accept-silent").timeline()).contains("ignored: foo, bar");
    }

    @Test
    void areRefusedByPath() throws IOException {
        assertThat(head(LENIENT, "by-path", "/mode/status?foo=1")).startsWith("HTTP/1.1 400 ");
        assertThat(head(LENIENT, "by-path", "/?foo=1")).contains("\r\nX-Hamms-Ignored: foo\r\n");
    }
}
