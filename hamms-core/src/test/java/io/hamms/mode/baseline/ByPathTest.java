package io.hamms.mode.baseline;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.semantics.Retries;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;

class ByPathTest {

    @EachTransport
    void answersAsTheModeInThePath(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(FailureModes.BY_PATH))) {
            assertThat(client.get("/mode/status?status=418").readHead()).startsWith("HTTP/1.1 418 ");
            assertThat(client.get("/mode/status/anything/else?status=503").readHead())
                    .startsWith("HTTP/1.1 503 ");
            assertThat(client.get("/mode/healthy").readHead()).contains("X-Hamms-Path: /mode/healthy\r\n");
        }
    }

    @EachTransport
    void doesOnTheRequestWhatTheModeDoesOnAcceptOrOnTheFirstBytes(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/mode/garbage-on-accept")).isEqualTo(fin("foo bar"));
        assertThat(answer(server, "/mode/garbage-after-request")).isEqualTo(fin("foo bar"));
        assertThat(answer(server, "/mode/close-on-accept")).isEqualTo(fin(""));
        assertThat(answer(server, "/mode/close-after-request?drain=false").end())
                .isEqualTo(RawClient.End.RST);
        assertThat(answer(server, "/mode/drip-5s?interval=1ms").text()).startsWith("HTTP/1.1 204 ");
        try (RawClient client = RawClient.connect(server.port(FailureModes.BY_PATH))) {
            assertThat(client.get("/mode/accept-silent").readSoFar()).isEqualTo(RawClient.Received.open(""));
        }
    }

    @EachTransport
    void keepsRedirectsWithinTheMode(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/mode/redirect-loop?kind=self").text())
                .contains("\r\nLocation: /mode/redirect-loop/?kind=self\r\n");
        assertThat(answer(server, "/mode/redirect-loop/a?kind=pair").text())
                .contains("\r\nLocation: /mode/redirect-loop/b?kind=pair\r\n");
        assertThat(answer(server, "/mode/redirect-bad-location").text())
                .contains("\r\nLocation: /mode/redirect-bad-location/arrival/a b\r\n");
        assertThat(answer(server, "/mode/redirect-bad-location/arrival/x").text())
                .contains("You have arrived.");
        assertThat(answer(server, "/mode/redirect-cross-origin?to=host").text())
                .containsPattern("Location: http://localhost:\\d+/mode/redirect-cross-origin/arrival\r\n");
        assertThat(answer(server, "/mode/redirect-bad-location?kind=slashes").text())
                .contains("\r\nLocation: //\r\n");
    }

    @EachTransport
    void reachesPathsBelowTheRootOfAMode(HammsNettyServer server) throws IOException {
        answer(server, "/mode/retries?key=by-path&tries=7");

        assertThat(answer(server, "/mode/retries/counters").text()).contains("\"by-path\":6");
        try (RawClient client = RawClient.connect(server.port(Retries.MODE))) {
            assertThat(client.get("/counters").readBody())
                    .as("a port of its own")
                    .doesNotContain("by-path");
        }
    }

    @EachTransport
    void listsTheModesThatItCanServe(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/").text())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("{\"modes\":[\"accept-silent\",\"close-on-accept\",")
                .contains(",\"healthy\"")
                .endsWith("\"]}")
                .doesNotContain("tls-expired", "tls-healthy", "connection-refused", "by-path");
    }

    @EachTransport
    void refusesModesThatItCannotServe(HammsNettyServer server) throws IOException {
        assertThat(answer(server, "/mode/slep?sleep=1").text())
                .startsWith("HTTP/1.1 400 ")
                .contains("mode: slep (expected: sleep, ")
                .contains("or another mode listed at /)");
        for (String name : new String[] {"tls-healthy", "connection-refused", "by-path"}) {
            assertThat(answer(server, "/mode/" + name).text())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("mode: " + name
                            + " (expected: a mode that answers requests; this one needs a port of its own)");
        }
        assertThat(answer(server, "/mode/status?status=7").text())
                .startsWith("HTTP/1.1 400 ")
                .contains("\"parameter\":\"status\"");
    }

    private static RawClient.Received answer(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(FailureModes.BY_PATH))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }
}
