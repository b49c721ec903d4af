package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.http.RequestHead;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dispatcher can use all of a request's head. */
class DispatcherTest {

    private static HammsNettyServer server;

    @BeforeAll
    static void start() {
        server = HammsNettyServer.builder()
                .basePort(0)
                .modes("healthy", "tls-healthy")
                .start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Dispatches matching requests to status 503, all others to another mode. */
    private static Dispatcher refusing(FailureMode other, Predicate<RequestHead> refused) {
        return head -> refused.test(head)
                ? ModeCall.with(Status.MODE, Map.of("status", "503"))
                : ModeCall.of(other, head.pathAndQuery());
    }

    private static String status(String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            return client.send(request).readHead().substring(9, 12);
        }
    }

    @Test
    void decidesByMethod() throws IOException {
        server.script("healthy", refusing(Healthy.MODE, head -> head.method().equals("POST")));

        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n\r\n")).isEqualTo("200");
        assertThat(status("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo("503");
    }

    @Test
    void decidesByAHeaderField() throws IOException {
        server.script(
                "healthy",
                refusing(Healthy.MODE, head -> head.headers().all("X-Try").contains("2")));

        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\nx-try: 1\r\n\r\n")).isEqualTo("200");
        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\nx-try: 1\r\nx-try: 2\r\n\r\n"))
                .isEqualTo("503");
    }

    @Test
    void decidesByTheHostInEitherForm() throws IOException {
        server.script("healthy", refusing(Healthy.MODE, head -> head.authority().startsWith("bad.")));

        assertThat(status("GET / HTTP/1.1\r\nHost: good.localhost\r\n\r\n")).isEqualTo("200");
        assertThat(status("GET / HTTP/1.1\r\nHost: bad.localhost\r\n\r\n")).isEqualTo("503");
        assertThat(status("GET http://bad.localhost/ HTTP/1.1\r\nHost: good.localhost\r\n\r\n"))
                .isEqualTo("503");
    }

    @Test
    void hasNoServerNameWithoutTls() throws IOException {
        server.script(
                "healthy",
                refusing(
                        Healthy.MODE,
                        head -> head.serverName() != null || !head.scheme().equals("http")));

        assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n\r\n")).isEqualTo("200");
    }

    @Test
    void decidesByTheTlsServerName() throws IOException {
        server.script(
                "tls-healthy",
                refusing(
                        TlsHealthy.MODE,
                        head -> "localhost".equals(head.serverName())
                                && head.scheme().equals("https")));

        assertThat(tlsStatus(List.of(new SNIHostName("localhost")))).isEqualTo("503");
        assertThat(tlsStatus(List.of(new SNIHostName("other.localhost")))).isEqualTo("200");
        assertThat(tlsStatus(List.of())).isEqualTo("200");
    }

    private static String tlsStatus(List<SNIServerName> names) throws IOException {
        try (TlsClient client =
                TlsClient.connect(server.port(TlsHealthy.MODE), parameters -> parameters.setServerNames(names))) {
            return client.get("/").readToEnd().substring(9, 12);
        }
    }
}
