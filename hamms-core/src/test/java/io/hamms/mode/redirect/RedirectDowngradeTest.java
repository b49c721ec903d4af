package io.hamms.mode.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.baseline.Healthy;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.hamms.testing.TlsClient;
import java.io.IOException;

class RedirectDowngradeTest {

    private static final String BODY = "What you look for is elsewhere.\nHAMMS-END\n";

    private static void leadsTo(HammsNettyServer server, String query, String location) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(RedirectDowngrade.MODE))) {
            assertThat(RawClient.Received.fin(client.get("/a" + query).readToEnd())
                            .unnumbered()
                            .text())
                    .isEqualTo("HTTP/1.1 302 Found\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nLocation: " + location
                            + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                            + BODY.length() + "\r\n\r\n" + BODY);
        }
    }

    @EachTransport
    void leadsAwayFromTls(HammsNettyServer server) throws IOException {
        leadsTo(server, "", "http://localhost:" + server.port(Healthy.MODE) + "/?echo=true");
        leadsTo(server, "?to=file", "file:///etc/hosts");
        leadsTo(server, "?to=javascript", "javascript:alert(1)");
        leadsTo(server, "?to=userinfo", "https://user:hamms-secret@localhost/arrival");
    }

    @EachTransport
    void echoesTheRequestThatArrives(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(RedirectDowngrade.MODE))) {
            assertThat(client.get("/arrival").readToEnd()).contains("{\"method\":\"GET\",\"target\":\"/arrival\"");
        }
    }

    @EachTransport
    void isNotFollowedByTheJdk(HammsNettyServer server) {
        assertThat(RealClient.JDK.reactionTo(server.uri(RedirectDowngrade.MODE), RawClient.PATIENCE))
                .isEqualTo("302, " + BODY.length() + " bytes");
    }
}
