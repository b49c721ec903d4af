package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.baseline.Healthy;
import io.hamms.testing.RawClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestRecorderTest {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String WITHOUT_HOST = "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";

    private static OwnRequests of(String... connections) throws Exception {
        try (ProbeServer server = new ProbeServer()) {
            int port = server.open(Healthy.MODE);
            for (String sent : connections) {
                try (RawClient client = RawClient.connect(port)) {
                    client.send(sent).shutdownOutput().readToEnd();
                }
            }
            ClientResult result = ClientResult.of(ClientResult.Outcome.SUCCESS, Duration.ZERO, "");
            server.close(port, server.evidence(port, result, true, 1));
            return server.ownRequests();
        }
    }

    /** A client sends it where ALPN has selected h2, even if the server speaks HTTP/1.1 then. */
    @Test
    void takesNoPrefaceOfHttp2ForARequest() throws Exception {
        OwnRequests found = of(PREFACE);

        assertThat(found.findings()).isEmpty();
        assertThat(found.requests()).isZero();
    }

    @Test
    void findsWhatIsWrongOnOtherConnections() throws Exception {
        OwnRequests found = of(PREFACE, WITHOUT_HOST);

        assertThat(found.findings()).extracting(RequestFinding::kind).containsExactly("missing-host");
        assertThat(found.requests()).isOne();
    }
}
