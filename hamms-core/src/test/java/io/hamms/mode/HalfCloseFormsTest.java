package io.hamms.mode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.End;
import io.hamms.testing.RawClient.Received;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mode sends a client that ends its side after its request the whole answer. */
class HalfCloseFormsTest {

    /** The answer of {@code sleep} is due after FIN was noticed; no mode needs another port, or a long wait. */
    private static final String QUERY = RequestFormsTest.QUERY.replace("sleep=0", "sleep=0.05") + "&to=host&hold=0";

    private static final Set<String> ENDLESS = Set.of("headers-endless", "body-infinite", "interim-endless");
    private static final Set<String> RESETTING = Set.of("tls-close-rst", "no-read", "reset-after-request");

    /** The mode on whose connections a client cannot send. */
    private static final String ENDED_BEFORE = "reset-on-accept";

    /** On a new server: some modes count requests. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void getsTheWholeAnswer(Transport transport) throws IOException {
        assumeTrue(transport.isAvailable());
        SoftAssertions all = new SoftAssertions();
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).transport(transport).start()) {
            for (FailureMode mode : RequestFormsTest.modes()
                    .filter(each -> !each.name().equals(ENDED_BEFORE))
                    .toList()) {
                String request = "GET /" + QUERY + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n";
                String answer = RequestFormsTest.sent(mode, request);
                boolean isEndless = ENDLESS.contains(mode.name());
                End end = isEndless ? End.OPEN : RESETTING.contains(mode.name()) ? End.RST : End.FIN;
                try (RawClient client = RawClient.connect(server.port(mode))) {
                    client.send(request).shutdownOutput();
                    all.assertThat(isEndless ? Received.open(client.read(answer.length())) : client.readToEnd())
                            .as("%s", mode)
                            .isEqualTo(new Received(answer, end));
                }
            }
        }
        all.assertAll();
    }
}
