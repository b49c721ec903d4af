package io.hamms.server;

import static io.hamms.testing.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hamms.HammsNettyServer;
import io.hamms.http.Json;
import io.hamms.journal.PortCounters;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A reset restores the configuration before the start. */
class BehaviourTest {

    /** A request in the middle of a reset is answered as before or as after it, not by the bare mode. */
    @Test
    void appliesToEachRequestDuringAReset() throws Exception {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                        .basePort(0)
                        .script("healthy", Scenario.always("status"))
                        .defaults("status", Map.of("status", "418"))
                        .start();
                RawClient client = RawClient.connect(hamms.port("healthy"))) {
            AtomicBoolean isOver = new AtomicBoolean();
            Thread resetting = new Thread(
                    () -> {
                        for (int i = 0; i < 300; i++) {
                            hamms.reset();
                        }
                        isOver.set(true);
                    },
                    "resets");
            resetting.start();
            Set<String> heads = new HashSet<>();
            while (!isOver.get()) {
                heads.add(client.get("/").readHead().substring(0, 12));
            }
            assertThat(heads).containsExactly("HTTP/1.1 418");
        }
    }

    @Test
    void isRestoredByAResetAndAppliesToAddedPorts() throws IOException {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes("healthy", "status")
                .script("healthy", Scenario.inTurn("2*status?status=503", "healthy"))
                .defaults("status", Map.of("status", "418"))
                .start()) {
            int port = hamms.port("healthy");
            assertThat(status(port, "")).isEqualTo("503");
            assertThat(status(port, "")).isEqualTo("503");
            int added = hamms.add("healthy", 0);
            assertThat(status(added, "")).isEqualTo("200");
            hamms.script("healthy", Scenario.always("status?status=500"));
            hamms.defaults("status", Map.of());
            assertThat(status(added, "")).isEqualTo("500");
            assertThat(status(hamms.port("status"), "")).isEqualTo("200");

            hamms.reset();

            assertThat(status(added, "")).isEqualTo("503");
            assertThat(status(port, "")).isEqualTo("503");
            assertThat(status(port, "")).isEqualTo("200");
            assertThat(status(hamms.port("status"), "")).isEqualTo("418");
            assertThat(hamms.script("healthy"))
                    .get()
                    .extracting(script -> ((Scenario) script).steps().get(0))
                    .isEqualTo("2*status?status=503");
            assertThat(hamms.script("status")).isEmpty();
        }
    }

    @Test
    void countsPortsWithoutClients() throws IOException {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes("healthy", "status")
                .start()) {
            status(hamms.port("status"), "");
            int added = hamms.add("healthy", 0);
            assertThat(hamms.counters())
                    .extracting(PortCounters::port, PortCounters::connections)
                    .containsExactlyInAnyOrder(
                            tuple(hamms.port("status"), 1L), tuple(hamms.port("healthy"), 0L), tuple(added, 0L));
            hamms.remove(added);
            assertThat(hamms.counters()).extracting(PortCounters::port).doesNotContain(added);
        }
    }

    @Test
    void hidesCredentialsWhereTheyAreRedacted() throws IOException {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes("healthy")
                .redactCredentials(true)
                .start()) {
            status(
                    hamms.port("healthy"),
                    "authorization: s3cret\r\nCookie: s3cret\r\nProxy-Authorization: s3cret\r\nX: shown\r\n");
            var request = hamms.journal("healthy").awaitRequest(RawClient.PATIENCE);
            assertThat(request.headers())
                    .extracting(field -> field.value())
                    .containsExactly("h", "***", "***", "***", "shown");
            assertThat(request.carriesCredentials()).isTrue();
        }
    }

    @Test
    void sendsNoControlCharacterInAFieldOrInJson() throws IOException {
        String[] modes = {"drop-1-in-10", "redirect-loop", "redirect-bad-location", "retry-after"};
        try (HammsNettyServer hamms =
                HammsNettyServer.builder().basePort(0).modes(modes).start()) {
            for (String mode : modes) {
                try (RawClient client = RawClient.connect(hamms.port(mode))) {
                    String head = client.get("/a\0b\bc\u007fd\u0085e").readHead();
                    assertThat(head).as(mode).doesNotContainPattern("[^\\x20-\\x7e\\r\\n]");
                    assertThat(head).as(mode).contains("a%00b%08c%7Fd%85e");
                }
            }
        }
        String json = new String(
                Json.object(fields -> fields.writeStringField("a", "\u007f\u0080\u009f\u00e9")),
                StandardCharsets.UTF_8);
        assertThat(json).isEqualToIgnoringCase("{\"a\":\"\\u007F\\u0080\\u009F\u00e9\"}");
    }
}
