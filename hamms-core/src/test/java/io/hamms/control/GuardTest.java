package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlClient.Reply;
import io.hamms.text.ErrorText;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a web page in the developer's browser could send have no effect. */
class GuardTest {

    private static HammsNettyServer hamms;
    private static ControlPort control;

    @BeforeAll
    static void start() {
        hamms = HammsNettyServer.builder().basePort(0).modes("healthy").start();
        control = ControlPort.of(hamms).host("hamms").host("Tests.Example:80").start();
    }

    @AfterAll
    static void stop() {
        control.close();
        hamms.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:PORT",
                "localhost:PORT",
                "LOCALHOST:PORT",
                "[::1]:PORT",
                "[0:0:0:0:0:0:0:1]:PORT",
                "hamms:PORT",
                "tests.example:80"
            })
    void answersWhoeverCallsItByItsName(String host) throws IOException {
        assertThat(get("Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "evil.example",
                "127.0.0.1.evil.example:PORT",
                "localhost",
                "127.0.0.1:1",
                "127.0.0.1",
                "hamms",
                "tests.example:PORT",
                "127.0.0.2:PORT",
                "user@127.0.0.1:PORT",
                ""
            })
    void refusesEveryOtherHostSoThatNameServersCannotLeadPagesHere(String host) throws IOException {
        Reply reply = get("Host: " + host);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body()).contains("\"title\":\"Forbidden\"", "Host: ", "localhost:" + control.port());
    }

    @Test
    void returnsPrivateKeysToLoopbackClientsOnly() {
        for (String address : List.of("127.0.0.1", "127.1.2.3", "::1")) {
            Guard.checkLoopback(at(address));
        }
        for (String address : List.of("192.0.2.1", "2001:db8::1")) {
            assertThatThrownBy(() -> Guard.checkLoopback(at(address)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("a loopback address");
        }
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(address), 5600);
    }

    @Test
    void requiresExactlyOneHost() throws IOException {
        assertThat(get("Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT").status()).isEqualTo(400);
        try (ControlClient client = ControlClient.to(control.port())) {
            client.sendRaw("GET /health HTTP/1.1\r\n\r\n");
            assertThat(client.read("GET").status()).isEqualTo(400);
        }
    }

    /** RFC 9112, section 3.2.2: the authority of an absolute target counts in place of the Host field. */
    @Test
    void takesTheHostFromAnAbsoluteTarget() throws IOException {
        assertThat(absolute("http://127.0.0.1:PORT/health", "127.0.0.1:PORT")).isEqualTo(200);
        assertThat(absolute("http://localhost:PORT/modes?x=y", "127.0.0.1:PORT"))
                .isEqualTo(400);
        assertThat(absolute("http://localhost:PORT", "127.0.0.1:PORT")).isEqualTo(200);
        assertThat(absolute("http://evil.example:PORT/health", "127.0.0.1:PORT"))
                .isEqualTo(403);
        assertThat(absolute("http://127.0.0.1/health", "127.0.0.1:PORT")).isEqualTo(403);
    }

    private static int absolute(String target, String host) throws IOException {
        try (ControlClient client = ControlClient.to(control.port())) {
            client.sendRaw(("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .replace("PORT", Integer.toString(control.port())));
            return client.read("GET").status();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://127.0.0.1",
                "https://127.0.0.1:PORT",
                "http://localhost:PORT"
            })
    void refusesPagesOfOtherOrigins(String origin) throws IOException {
        assertThat(get("Origin: " + origin).status()).isEqualTo(403);
        assertThat(ask("POST", "/reset", "Origin: " + origin).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void refusesWhatABrowserSaysToComeFromElsewhere(String site) throws IOException {
        assertThat(get("Sec-Fetch-Site: " + site).status()).isEqualTo(403);
    }

    @Test
    void answersSameOriginAndTypedRequests() throws IOException {
        assertThat(get("Origin: http://127.0.0.1:PORT", "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(get("Sec-Fetch-Site: none").status()).isEqualTo(200);
    }

    @Test
    void refusesCorsPreflight() throws IOException {
        Reply reply = ask("OPTIONS", "/ports", "Origin: http://evil.example", "Access-Control-Request-Method: DELETE");
        Reply own = ask("OPTIONS", "/ports");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(405);
        assertThat(own.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(reply.headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json+x",
                "text/plain; application/json"
            })
    void takesNothingThatAFormCouldSend(String type) throws IOException {
        Reply reply =
                ControlClient.ask(control.port(), "POST", "/ports", "{\"mode\":\"healthy\"}", "Content-Type: " + type);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(ask("POST", "/reset", "Content-Type: " + type).status()).isEqualTo(415);
        assertThat(hamms.ports()).hasSize(1);
    }

    @Test
    void forbidsEmbeddingItsAnswers() throws IOException {
        Reply reply = get();

        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:1", "a:65535", "[::1]:80"})
    void acceptsAHostAndAPort(String host) {
        assertThatCode(() -> ControlPort.of(hamms).host(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:", "a:0", "a:080", "a:65536", "a:99999", "[::1]:99999", "http://a/"})
    void refusesAHostWithoutAHostOrWithAPortThatDoesNotExist(String host) {
        assertThatThrownBy(() -> ControlPort.of(hamms).host(host))
                .hasMessageStartingWith(
                        ErrorText.subject("host", host) + " (expected: a host name, with :PORT, 1 to 65535, if ");
    }

    @Test
    void answersOnItsBindAddress() throws IOException {
        try (ControlPort all = ControlPort.of(hamms).bindAddress("0.0.0.0").start()) {
            assertThat(all.uri().getHost()).isEqualTo("127.0.0.1");
            assertThat(ControlClient.get(all.port(), "/health").status()).isEqualTo(200);
            assertThat(ControlClient.get(all.port(), "/health", "Host: 0.0.0.0:" + all.port())
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Reply get(String... fields) throws IOException {
        return ask("GET", "/health", fields);
    }

    private static Reply ask(String method, String target, String... fields) throws IOException {
        String[] filled = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            filled[i] = fields[i].replace("PORT", Integer.toString(control.port()));
        }
        return ControlClient.ask(control.port(), method, target, "", filled);
    }
}
