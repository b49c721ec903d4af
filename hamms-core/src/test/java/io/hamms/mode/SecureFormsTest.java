package io.hamms.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.handler.HttpFault;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsGoodbye;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mode that waits for requests answers over TLS with the same bytes as in clear. */
class SecureFormsTest {

    /** The most bytes to compare of a response that does not end by itself. */
    private static final int MOST = 3_000;

    /** Servers that are reset for each request. */
    private static final Map<Transport, HammsNettyServer> SERVERS = new ConcurrentHashMap<>();

    /** Returns each mode that waits for requests and ends its response here; a few never do. */
    static Stream<Arguments> onEachTransport() {
        List<FailureMode> modes = FailureModes.ALL.stream()
                .filter(mode -> mode.fault() instanceof HttpFault && ends(mode))
                .toList();
        return Stream.of(Transport.values()).filter(Transport::isAvailable).flatMap(transport -> modes.stream()
                .map(mode -> Arguments.of(transport, mode)));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(HammsNettyServer::close);
    }

    @ParameterizedTest(name = "{1} on {0}", autoCloseArguments = false)
    @MethodSource("onEachTransport")
    void areTheSame(Transport transport, FailureMode mode) throws Exception {
        HammsNettyServer server = SERVERS.computeIfAbsent(transport, SecureFormsTest::serverOn);
        int port = server.port(mode);
        String target = "/" + RequestFormsTest.QUERY + cut(mode);
        String inClear = inClear(port, target);
        server.reset();

        assertThat(comparable(TlsGoodbye.get(port, target).text())).isEqualTo(comparable(inClear));
    }

    private static HammsNettyServer serverOn(Transport transport) {
        return HammsNettyServer.builder().basePort(0).transport(transport).start();
    }

    private static String request(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    /** Returns parameters that end the response of a mode whose response does not end soon: where it pauses. */
    private static String cut(FailureMode mode) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            connection.send(request("/" + RequestFormsTest.QUERY));
            for (int i = 0; i < 100; i++) {
                connection.passTime(Duration.ofMillis(1));
            }
            String received = connection.received();
            return connection.isOpen() ? "&cut=" + Math.min(MOST, received.length()) : "";
        }
    }

    private static boolean ends(FailureMode mode) {
        String cut = cut(mode);
        try (Embedded connection = Embedded.connectTo(mode)) {
            connection.send(request("/" + RequestFormsTest.QUERY + cut));
            for (int i = 0; i < 100; i++) {
                connection.passTime(Duration.ofMillis(1));
            }
            return !connection.isOpen();
        }
    }

    private static String inClear(int port, String target) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            return client.send(request(target)).readToEnd().text();
        }
    }

    /** Returns the response without its number, and in the scheme of a request in clear: redirects stay with theirs. */
    private static String comparable(String received) {
        return received.replaceAll("(X-Hamms-Seq:) \\d+", "$1 n").replaceAll("(Location:) https:", "$1 http:");
    }
}
