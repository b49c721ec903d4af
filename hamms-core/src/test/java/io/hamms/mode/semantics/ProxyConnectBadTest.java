package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Connections;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class ProxyConnectBadTest {

    private static final String CONNECT = "CONNECT hamms.test:443 HTTP/1.1\r\nHost: hamms.test:443\r\n\r\n";
    private static final String TEXT = "There is no tunnel.\nHAMMS-END\n";
    private static final String PAGE = "<!doctype html><html><body><h1>Bad gateway</h1></body></html>\nHAMMS-END\n";

    private static String answer(String status, String field, String path, String type, String text) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\n" + field
                + "X-Hamms-Seq: n\r\nX-Hamms-Path: " + path + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + text.length() + "\r\n\r\n" + text;
    }

    @EachTransport
    void sendsABodyInsteadOfATunnel(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ProxyConnectBad.MODE))) {
            assertThat(client.send(CONNECT).readToEnd().unnumbered())
                    .isEqualTo(fin(answer("200 OK", "", "hamms.test:443", "text/plain", TEXT)));
        }
    }

    @EachTransport
    void answersOtherMethodsInTheSameWay(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ProxyConnectBad.MODE))) {
            assertThat(client.get("/a").readSoFar().unnumbered())
                    .isEqualTo(open(answer("200 OK", "", "/a", "text/plain", TEXT)));
            String challenge = "Proxy-Authenticate: Basic realm=\"hamms\"\r\n";
            assertThat(client.get("/a?kind=407").readSoFar().unnumbered())
                    .isEqualTo(open(answer("407 Proxy Authentication Required", challenge, "/a", "text/plain", TEXT)));
            assertThat(client.get("/a?kind=502").readSoFar().unnumbered())
                    .isEqualTo(open(answer("502 Bad Gateway", "", "/a", "text/html", PAGE)));
            assertThat(client.get("/a?kind=hang").readSoFar()).isEqualTo(open(""));
        }
    }

    @Test
    void answersConnectAsTheServersDefaultSays() throws IOException {
        for (String kind : new String[] {"407", "502"}) {
            try (HammsNettyServer server = HammsNettyServer.builder()
                            .basePort(0)
                            .modes("proxy-connect-bad")
                            .observer(Connections.SEEN)
                            .defaults("proxy-connect-bad", Map.of("kind", kind))
                            .start();
                    RawClient client = RawClient.connect(server.port(ProxyConnectBad.MODE))) {
                for (int i = 0; i < 2; i++) {
                    assertThat(client.send(CONNECT).readSoFar().text()).startsWith("HTTP/1.1 " + kind + " ");
                }
            }
        }
    }

    @EachTransport
    void isAnErrorInOkHttp(HammsNettyServer server) {
        OkHttpClient client = new OkHttpClient.Builder()
                .proxy(new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(ProxyConnectBad.MODE))))
                .build();
        Request request = new Request.Builder().url("https://hamms.test/").build();

        assertThatThrownBy(() -> client.newCall(request).execute().close()).isInstanceOf(IOException.class);
    }
}
