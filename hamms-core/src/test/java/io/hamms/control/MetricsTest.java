package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlClient.Reply;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void countWhatHasHappenedOnEachPort() throws IOException {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                        .basePort(0)
                        .modes("healthy", "close-on-accept", "tls-healthy")
                        .start();
                ControlPort control = ControlPort.of(hamms).start();
                RawClient open = RawClient.connect(hamms.port("healthy"))) {
            String answer = open.get("/").readHead();
            open.get("/").readHead();
            try (RawClient closed = RawClient.connect(hamms.port("close-on-accept"))) {
                closed.readToEnd();
            }
            try (RawClient refusing = RawClient.connect(hamms.port("tls-healthy"))) {
                refusing.send(new byte[] {21, 3, 3, 0, 2, 2, 48}).readToEnd();
            }
            hamms.journal("tls-healthy").awaitEnd(Duration.ofMinutes(1));
            hamms.journal("close-on-accept").awaitEnd(Duration.ofMinutes(1));

            Reply reply = ControlClient.get(control.port(), "/metrics");

            String healthy = "{mode=\"healthy\",port=\"" + hamms.port("healthy") + "\"}";
            String closing = "mode=\"close-on-accept\",port=\"" + hamms.port("close-on-accept") + "\"";
            String refused = "mode=\"tls-healthy\",port=\"" + hamms.port("tls-healthy") + "\"";
            Map<String, Double> values = values(reply.body());
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(values)
                    .containsEntry("hamms_connections_total" + healthy, 1.0)
                    .containsEntry("hamms_open_connections" + healthy, 1.0)
                    .containsEntry("hamms_requests_total" + healthy, 2.0)
                    .containsEntry("hamms_delivered_total" + healthy, 2.0)
                    .containsEntry(
                            "hamms_received_bytes_total" + healthy,
                            2.0 * "GET / HTTP/1.1\r\nHost: hamms.test\r\n\r\n".length())
                    .containsEntry("hamms_connections_total{" + closing + "}", 1.0)
                    .containsEntry("hamms_open_connections{" + closing + "}", 0.0)
                    .containsEntry("hamms_requests_total{" + closing + "}", 0.0)
                    .containsEntry("hamms_sent_bytes_total{" + closing + "}", 0.0)
                    .containsEntry("hamms_endings_total{by=\"server\",how=\"FIN\"," + closing + "}", 1.0)
                    .containsEntry(
                            "hamms_endings_total{alert=\"48\",by=\"client\",how=\"TLS_ALERT\"," + refused + "}", 1.0)
                    .containsEntry("hamms_journal_dropped_connections_total", 0.0)
                    .containsEntry("hamms_journal_dropped_requests_total", 0.0);
            assertThat(values.get("hamms_sent_bytes_total" + healthy)).isGreaterThan(2.0 * answer.length());
            assertThat(reply.body().lines().filter(line -> line.startsWith("# TYPE")))
                    .containsExactlyInAnyOrder(
                            "# TYPE hamms_connections_total counter",
                            "# TYPE hamms_open_connections gauge",
                            "# TYPE hamms_requests_total counter",
                            "# TYPE hamms_delivered_total counter",
                            "# TYPE hamms_received_bytes_total counter",
                            "# TYPE hamms_sent_bytes_total counter",
                            "# TYPE hamms_endings_total counter",
                            "# TYPE hamms_journal_dropped_connections_total counter",
                            "# TYPE hamms_journal_dropped_requests_total counter");
        }
    }

    /** Parses the text format: each line is a comment, or a name with labels and a number. */
    private static Map<String, Double> values(String text) {
        Map<String, Double> values = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            assertThat(line).matches("[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+})? [0-9.E]+");
            values.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(line.substring(line.lastIndexOf(' '))));
        });
        return values;
    }
}
