package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderCtlTest {

    private static final String REST =
            Dates.SERVER_AND_DATE + "\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 26\r\n\r\n";
    private static final String BODY = "Read with care.\nHAMMS-END\n";

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeaderCtl.MODE))) {
            return client.get(target).readToEnd();
        }
    }

    private static Received response(String field) {
        return fin("HTTP/1.1 200 OK\r\n" + field + "\r\n" + REST + BODY);
    }

    @EachTransport
    void sendsNulInAValueThenFin(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(response("X-Test: va\0lue"));
    }

    @EachTransport
    void sendsTheConfiguredCharacterInTheConfiguredPlace(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?kind=cr")).isEqualTo(response("X-Test: va\rlue"));
        assertThat(get(server, "/?kind=vt")).isEqualTo(response("X-Test: va\u000blue"));
        assertThat(get(server, "/?kind=ff")).isEqualTo(response("X-Test: va\flue"));
        assertThat(get(server, "/?kind=lf")).isEqualTo(response("X-Test: va\nlue"));
        assertThat(get(server, "/?kind=htab&where=name")).isEqualTo(response("X-\tTest: value"));
        assertThat(get(server, "/?kind=sp&where=after-name")).isEqualTo(response("X-Test : value"));
    }

    @ParameterizedTest
    @CsvSource({
        "before-version,  |:HTTP/1.1 200 OK|X-Test: value|",
        "version,         |HTTP/:1.1 200 OK|X-Test: value|",
        "after-version,   |HTTP/1.1: 200 OK|X-Test: value|",
        "status,          |HTTP/1.1 2:00 OK|X-Test: value|",
        "after-status,    |HTTP/1.1 200: OK|X-Test: value|",
        "reason,          |HTTP/1.1 200 O:K|X-Test: value|",
        "after-reason,    |HTTP/1.1 200 OK:|X-Test: value|",
        "before-name,     |HTTP/1.1 200 OK|:X-Test: value|",
        "name,            |HTTP/1.1 200 OK|X-:Test: value|",
        "after-name,      |HTTP/1.1 200 OK|X-Test:: value|",
        "after-colon,     |HTTP/1.1 200 OK|X-Test:: value|",
        "before-value,    |HTTP/1.1 200 OK|X-Test: :value|",
        "value,           |HTTP/1.1 200 OK|X-Test: va:lue|",
        "after-value,     |HTTP/1.1 200 OK|X-Test: value:|"
    })
    void sendsItInEachPlace(String where, String lines) {
        try (Embedded connection = Embedded.connectTo(HeaderCtl.MODE)) {
            assertThat(connection.get("/?kind=colon&where=" + where).received())
                    .isEqualTo(lines.substring(1).replace("|", "\r\n") + REST + BODY);
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void sendsItAroundLineEnds() {
        String field = "X-Test: value\r\n";
        assertThat(sent("status-line-end")).isEqualTo("HTTP/1.1 200 OK\r:\n" + field + REST + BODY);
        assertThat(sent("field-line-end")).isEqualTo("HTTP/1.1 200 OK\r\nX-Test: value\r:\n" + REST + BODY);
        assertThat(sent("head-end"))
                .isEqualTo("HTTP/1.1 200 OK\r\n" + field + REST.substring(0, REST.length() - 2) + ":\r\n" + BODY);
    }

    private static String sent(String where) {
        try (Embedded connection = Embedded.connectTo(HeaderCtl.MODE)) {
            return connection.get("/?kind=colon&where=" + where).received();
        }
    }

    @EachTransport
    void isAcceptedByOkHttpAndApache(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(HeaderCtl.MODE), Duration.ofMinutes(1)))
                .isEqualTo("200, 26 bytes");
        assertThat(RealClient.APACHE.reactionTo(server.uri(HeaderCtl.MODE), Duration.ofMinutes(1)))
                .isEqualTo("200, 26 bytes");
    }
}
