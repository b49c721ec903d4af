package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

class SetCookieMalformedTest {

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(SetCookieMalformed.MODE), request);
    }

    private static String head(String cookies) {
        return "HTTP/1.1 200 OK\r\n" + cookies + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: text/plain\r\nContent-Length: 33\r\n\r\n";
    }

    private static Received response(String cookie) {
        return fin(head("Set-Cookie: " + cookie + "\r\n") + "Cookies do not matter.\nHAMMS-END\n");
    }

    @EachTransport
    void setsACookieWhoseExpiresIsNoDate(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(response("hamms=1; Expires=1644852168"));
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(head("Set-Cookie: hamms=1; Expires=1644852168\r\n")));
    }

    @EachTransport
    void setsTheConfiguredCookie(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?kind=empty-name")).isEqualTo(response("=1"));
        assertThat(ask(server, "GET /?kind=name-expires")).isEqualTo(response("expires=1"));
        assertThat(ask(server, "GET /?kind=domain")).isEqualTo(response("hamms=1; Domain=elsewhere.example"));
        assertThat(ask(server, "GET /?kind=long")).isEqualTo(response("hamms=" + "a".repeat(5000)));
        assertThat(ask(server, "GET /?kind=nul")).isEqualTo(response("hamms=1\u00002"));
    }

    @EachTransport
    void setsAThousandCookies(HammsNettyServer server) throws IOException {
        StringBuilder cookies = new StringBuilder();
        for (int i = 1; i <= 1000; i++) {
            cookies.append("Set-Cookie: cookie-").append(i).append("=1\r\n");
        }
        assertThat(ask(server, "GET /?kind=many"))
                .isEqualTo(fin(head(cookies.toString()) + "Cookies do not matter.\nHAMMS-END\n"));
    }

    @EachTransport
    void isAcceptedByOkHttpAndApache(HammsNettyServer server) {
        for (String kind : new String[] {"expires", "empty-name", "name-expires", "domain", "long"}) {
            URI uri = server.uri(SetCookieMalformed.MODE).resolve("/?kind=" + kind);
            assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1)))
                    .as(kind)
                    .isEqualTo("200, 33 bytes");
            assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1)))
                    .as(kind)
                    .isEqualTo("200, 33 bytes");
        }
    }
}
