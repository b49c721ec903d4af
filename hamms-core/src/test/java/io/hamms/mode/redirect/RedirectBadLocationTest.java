package io.hamms.mode.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectBadLocationTest {

    private static final String BODY = "What you look for is elsewhere.\nHAMMS-END\n";

    private static String redirect(String status, String locations) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: 1\r\nX-Hamms-Path: /a\r\n"
                + locations + "Content-Type: text/plain\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    @ParameterizedTest
    @CsvSource({
        "space, Location: /arrival/a b;",
        "missing, ''",
        "empty, Location: ;",
        "utf8, Location: /arrival/\u00c3\u00a9;",
        "latin1, Location: /arrival/\u00e9;",
        "braces, Location: /arrival/{a};",
        "slashes, Location: //;",
        "no-host, Location: http://;",
        "port, Location: http://127.0.0.1:99999/arrival;",
        "two, Location: /arrival/one;Location: /arrival/two;"
    })
    void sendsExactlyThis(String kind, String locations) {
        try (Embedded connection = Embedded.connectTo(RedirectBadLocation.MODE)) {
            assertThat(connection.get("/a?status=301&kind=" + kind).received())
                    .isEqualTo(redirect("301 Moved Permanently", locations.replace(";", "\r\n")));
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void hasASpaceByDefault() {
        try (Embedded connection = Embedded.connectTo(RedirectBadLocation.MODE)) {
            assertThat(connection.get("/a").received()).isEqualTo(redirect("302 Found", "Location: /arrival/a b\r\n"));
        }
    }

    @EachTransport
    void answersWhereItLeads(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(RedirectBadLocation.MODE))) {
            client.get("/arrival/\u00c3\u00a9");
            assertThat(client.readHead())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\nX-Hamms-Path: /arrival/%C3%A9\r\n")
                    .endsWith("\r\nContent-Length: 28\r\n\r\n");
            assertThat(client.read(28)).isEqualTo("You have arrived.\nHAMMS-END\n");
        }
    }

    @EachTransport
    void isRepairedByOkHttp(HammsNettyServer server) throws IOException {
        OkHttpClient client = new OkHttpClient();
        Request request = new Request.Builder()
                .url(server.uri(RedirectBadLocation.MODE).toString())
                .build();
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.request().url().encodedPath()).isEqualTo("/arrival/a%20b");
            assertThat(response.body().string()).isEqualTo("You have arrived.\nHAMMS-END\n");
        }
        client.connectionPool().evictAll();
    }

    @EachTransport
    void isAnErrorToTheJdk(HammsNettyServer server) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(server.uri(RedirectBadLocation.MODE))
                .timeout(RawClient.PATIENCE)
                .build();

        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                .hasMessageContaining("Illegal character in path");
    }
}
