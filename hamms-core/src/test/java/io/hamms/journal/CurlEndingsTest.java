package io.hamms.journal;

import static io.hamms.journal.JournalEndingsTest.skipEarlier;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.End;
import io.hamms.testing.Relay;
import io.hamms.testing.RelayedConnection;
import io.hamms.testing.RelayedConnection.First;
import io.hamms.testing.Tool;

/** How curl ends a TLS connection: with close_notify, then FIN, or RST if the server's close_notify arrived first. */
class CurlEndingsTest {

    private static final int RUNS = 10;

    @EachTransport
    void areRecordedAsARelaySeesThem(HammsNettyServer server) throws Exception {
        Tool curl = Tool.named("curl");
        Journal journal = server.journal().of("tls-healthy");
        skipEarlier(journal);
        try (Relay relay = new Relay()) {
            int port = relay.to(server.port("tls-healthy"));
            for (int i = 0; i < RUNS; i++) {
                Tool.Run run = curl.run(
                        "",
                        "-sk",
                        "--noproxy",
                        "*",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{local_port}",
                        "https://127.0.0.1:" + port + "/");
                RelayedConnection relayed = relay.of(port, Integer.parseInt(run.output()));
                assertThat(relayed.awaitEnd()).isTrue();

                Ending told = journal.awaitEnd(RawClient.PATIENCE).ending();
                if (relayed.first() == First.CLIENT) {
                    assertThat(told)
                            .as("%s", relayed)
                            .isEqualTo(relayed.how() == End.RST ? Ending.CLIENT_RST : Ending.CLIENT_FIN);
                }
            }
        }
    }
}
