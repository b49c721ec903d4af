package io.hamms.control;

import static io.hamms.testing.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlClient.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Configuration set in Java is visible over HTTP, too. */
class BehaviourOverHttpTest {

    private static final HammsNettyServer HAMMS = HammsNettyServer.builder()
            .basePort(0)
            .modes("healthy", "status")
            .redactCredentials(true)
            .start();

    private static ControlPort control;

    @BeforeAll
    static void start() {
        control = ControlPort.of(HAMMS).start();
    }

    @AfterAll
    static void close() {
        control.close();
        HAMMS.close();
    }

    @Test
    void repeatsAStepAndAppliesToAPortThatIsAddedLater() throws IOException {
        String script = "/modes/healthy/script";
        Reply put =
                ControlClient.json(control.port(), "PUT", script, "{\"steps\":[\"2*status?status=503\",\"healthy\"]}");
        assertThat(put.status()).isEqualTo(204);
        assertThat(ControlClient.get(control.port(), script).body()).contains("[\"2*status?status=503\",\"healthy\"]");
        Reply added = ControlClient.json(control.port(), "POST", "/ports", "{\"mode\":\"healthy\",\"port\":0}");
        int port = Integer.parseInt(added.body().replaceAll(".*\"port\":(\\d+).*", "$1"));

        assertThat(status(port, "")).isEqualTo("503");
        assertThat(status(HAMMS.port("status"), "")).isEqualTo("200");
        assertThat(status(port, "")).isEqualTo("503");
        assertThat(status(port, "")).isEqualTo("200");
        assertThat(status(port, "")).isEqualTo("200");
    }

    @Test
    void hidesCredentialsInTheEventStreamAndInTheJournal() throws IOException {
        try (ControlClient watching = ControlClient.to(control.port())) {
            watching.send("GET", "/journal/events?mode=status", "");
            assertThat(watching.read("GET").status()).isEqualTo(200);
            assertThat(watching.chunk()).isEqualTo(":\n\n");

            status(
                    HAMMS.port("status"),
                    "authorization: s3cret\r\nCookie: s3cret\r\nProxy-Authorization: s3cret\r\nX: shown\r\n");

            String told = "";
            while (!told.contains("\"event\":\"closed\"")) {
                told += watching.chunk();
            }
            String journal = ControlClient.get(control.port(), "/journal/requests?mode=status")
                    .body();
            for (String text : new String[] {told, journal}) {
                assertThat(text)
                        .doesNotContain("s3cret")
                        .contains("{\"name\":\"authorization\",\"value\":\"***\"}")
                        .contains("{\"name\":\"Cookie\",\"value\":\"***\"}")
                        .contains("{\"name\":\"Proxy-Authorization\",\"value\":\"***\"}")
                        .contains("{\"name\":\"X\",\"value\":\"shown\"}");
            }
        }
    }
}
