package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.KeyCount;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What the journal and the server report by key, and of a response that was cut. */
class KeysTest {

    private static void get(HammsNettyServer server, String target, String fields) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Status.MODE))) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + fields + "\r\n")
                    .readToEnd();
        }
    }

    @EachTransport
    void countByKey(HammsNettyServer server) throws IOException {
        server.reset();
        int port = server.port(Status.MODE);
        for (int i = 0; i < 3; i++) {
            get(server, "/?status=503&first=2&key=a", "");
        }
        get(server, "/?status=503&first=5", "X-Hamms-Key: b\r\n");
        get(server, "/?status=503&key=always", "");
        get(server, "/?status=503", "");
        assertThat(server.counts("a")).containsExactly(new KeyCount(port, "status", 3, 2, 0L));
        assertThat(server.counts("b")).containsExactly(new KeyCount(port, "status", 1, 1, 4L));
        assertThat(server.counts("always")).containsExactly(new KeyCount(port, "status", 1, 1, null));
        assertThat(server.counts("c")).isEmpty();
        server.reset();
        assertThat(server.counts("a")).isEmpty();
    }

    @EachTransport
    void showTheRequestsOfOneKey(HammsNettyServer server) throws IOException {
        server.reset();
        get(server, "/1?status=503&first=1&key=a", "");
        get(server, "/2?status=503&first=1", "X-Hamms-Key: b\r\n");
        get(server, "/3?status=503&first=1&key=a", "");
        Journal ofA = server.journal().ofKey("a");
        List<RecordedRequest> requests = ofA.awaitRequests(2, Duration.ofMinutes(1));
        assertThat(requests).extracting(RecordedRequest::path).containsExactly("/1", "/3");
        assertThat(requests).extracting(RecordedRequest::key).containsOnly("a");
        assertThat(requests).extracting(RecordedRequest::mode).containsExactly("status", "healthy");
        assertThat(requests).extracting(RecordedRequest::spared).containsExactly(null, "status");
        assertThat(ofA.connections()).hasSize(2);
        assertThat(server.journal("status").ofKey("b").requests()).hasSize(1);
        assertThat(server.journal().ofKey("").requests()).isEmpty();
        assertThat(ofA.timeline()).contains("spared by status").doesNotContain("/2");
    }

    @EachTransport
    void showWhereAResponseWasCut(HammsNettyServer server) throws IOException {
        server.reset();
        get(server, "/?cut=20", "");
        get(server, "/?cut=100000", "");
        get(server, "/", "");
        assertThat(server.journal().awaitRequests(3, Duration.ofMinutes(1)))
                .extracting(RecordedRequest::cutAt)
                .containsExactly(20L, null, null);
        assertThat(server.journal().timeline()).contains("delivered, cut after 20 bytes");
    }
}
