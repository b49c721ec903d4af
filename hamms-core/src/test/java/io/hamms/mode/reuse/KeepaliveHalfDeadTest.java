package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

class KeepaliveHalfDeadTest {

    private static final String TEXT = "Use this connection again.\nHAMMS-END\n";

    @EachTransport
    void answersTheFirstRequestsOnAConnectionAlone(HammsNettyServer server) throws IOException {
        for (int after : new int[] {0, 1, 3}) {
            try (RawClient client = RawClient.connect(server.port(KeepaliveHalfDead.MODE))) {
                for (int i = 0; i < after; i++) {
                    assertThat(client.get("/a?after=" + after).readBody()).isEqualTo(TEXT);
                }
                assertThat(client.get("/a?after=" + after).readSoFar()).isEqualTo(open(""));
                assertThat(client.get("/a?after=" + after).readSoFar()).isEqualTo(open(""));
            }
        }
    }

    @EachTransport
    void timesOutInOkHttpOnTheSecondRequest(HammsNettyServer server) throws IOException {
        OkHttpClient client =
                new OkHttpClient.Builder().callTimeout(Duration.ofMillis(500)).build();
        String url = server.uri(KeepaliveHalfDead.MODE).toString();
        try (Response first =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            assertThat(first.body().string()).isEqualTo(TEXT);
        }
        Request post = new Request.Builder()
                .url(url)
                .post(RequestBody.create(new byte[1]))
                .build();

        assertThatThrownBy(() -> client.newCall(post).execute().close()).isInstanceOf(InterruptedIOException.class);
    }
}
