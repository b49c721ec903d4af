package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

class AuthLoopTest {

    private static final String TEXT = "Who are you?\nHAMMS-END\n";

    private static String answer(String challenge) {
        return "HTTP/1.1 401 Unauthorized\r\n" + Dates.SERVER_AND_DATE
                + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nWWW-Authenticate: " + challenge
                + "\r\nContent-Type: text/plain\r\nContent-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;
    }

    private static RawClient.Received ask(HammsNettyServer server, String query, String field) throws IOException {
        try (RawClient client = RawClient.connect(server.port(AuthLoop.MODE))) {
            return client.send("GET /a" + query + " HTTP/1.1\r\nHost: a\r\n" + field + "\r\n")
                    .readSoFar()
                    .unnumbered();
        }
    }

    @EachTransport
    void sendsTheSameChallengeWhateverTheCredentials(HammsNettyServer server) throws IOException {
        String credentials = "Authorization: any\r\n";
        assertThat(ask(server, "?scheme=basic", "")).isEqualTo(open(answer("Basic realm=\"hamms\"")));
        assertThat(ask(server, "?scheme=basic", credentials)).isEqualTo(open(answer("Basic realm=\"hamms\"")));
        assertThat(ask(server, "?scheme=bearer", "")).isEqualTo(open(answer("Bearer realm=\"hamms\"")));
        assertThat(ask(server, "?scheme=bearer", credentials))
                .isEqualTo(open(answer("Bearer realm=\"hamms\", error=\"invalid_token\"")));
    }

    @EachTransport
    void sendsANewNonceAndSaysThatTheOldOneWasStale(HammsNettyServer server) throws IOException {
        String first = ask(server, "", "").text();
        String second = ask(server, "", "").text();
        String digest = "Digest realm=\"hamms\", qop=\"auth\", algorithm=SHA-256, nonce=\"N\"";

        assertThat(first).isNotEqualTo(second);
        assertThat(unnonced(first)).isEqualTo(answer(digest)).isEqualTo(unnonced(second));
        assertThat(unnonced(ask(server, "", "Authorization: any\r\n").text()))
                .isEqualTo(answer(digest + ", stale=true"));
        assertThat(unnonced(
                        ask(server, "?stale=false", "Authorization: any\r\n").text()))
                .isEqualTo(answer(digest));
    }

    private static String unnonced(String answer) {
        return answer.replaceFirst("nonce=\"[0-9a-f]{16}\"", "nonce=\"N\"");
    }

    @EachTransport
    void isA401InOkHttpWhoseAuthenticatorGivesUp(HammsNettyServer server) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        OkHttpClient client = new OkHttpClient.Builder()
                .authenticator((route, response) -> asked.incrementAndGet() > 1
                        ? null
                        : response.request()
                                .newBuilder()
                                .header("Authorization", "Basic YTpi")
                                .build())
                .build();
        Request request = new Request.Builder()
                .url(server.uri(AuthLoop.MODE).resolve("/?scheme=basic").toString())
                .build();

        try (Response response = client.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(401);
        }
        assertThat(asked).hasValue(2);
    }
}
