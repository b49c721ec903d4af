package io.hamms.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import io.hamms.handler.HttpFault;
import io.hamms.handler.RawFault;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Embedded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The behaviour of each mode for each form in which a client may send its request. */
class RequestFormsTest {

    /** Parameters with which no mode waits long, or sends much. */
    static final String QUERY =
            "?sleep=0&interval=1ms&fields=1&size=100&rate=500000&inflated=100&idle=600000ms&after=0&seed=1";

    static final String HOST = "Host: hamms.test\r\n";

    /** Modes whose fault is that HEAD has a body, that a head does not end, or that bytes follow the response. */
    private static final Set<String> MORE_THAN_A_HEAD = Set.of("bodyless-with-body", "headers-endless", "extra-junk");

    /** A 2xx, in any version, as the first response or behind another. */
    private static final String SUCCESS = "(?is)(.*\r\n\r\n)?HTTP\\S* +2.*";

    /** Modes that answer with bytes that are no HTTP. */
    private static final Set<String> WITHOUT_A_HEAD = Set.of("tls-bytes-on-http");

    /** Modes that never send 100 Continue: it is their fault, or they read no content, or they stay silent. */
    private static final Set<String> WITHOUT_100 = Set.of("expect-continue", "early-response");

    /** Modes whose fault is in chunks, and the parameter that selects it; these send chunks over HTTP/1.0, too. */
    private static final Map<String, String> CHUNKS_ARE_THE_FAULT = Map.ofEntries(
            Map.entry("chunk-size-overflow", ""),
            Map.entry("te-and-cl", ""),
            Map.entry("chunked-no-terminator", ""),
            Map.entry("bodyless-with-body", "&kind=chunked"),
            Map.entry("headers-endless", "&where=trailers"),
            Map.entry("chunk-size-invalid", ""),
            Map.entry("chunked-trailers", ""),
            Map.entry("chunk-extension", ""),
            Map.entry("chunk-trickle", ""),
            Map.entry("chunked-after-end", ""),
            Map.entry("te-odd", ""),
            Map.entry("version-odd", "&kind=chunked"));

    static Stream<FailureMode> modes() {
        return FailureModes.ALL.stream()
                .filter(mode -> mode.fault() instanceof HttpFault || mode.fault() instanceof RawFault);
    }

    static Stream<FailureMode> answering() {
        return modes().filter(mode -> mode.fault() instanceof HttpFault);
    }

    /** Returns the modes that send a final response, which CONNECT cannot shorten by parameters. */
    static Stream<FailureMode> answeringFinally() {
        return answering().filter(mode -> !mode.name().equals("interim-endless"));
    }

    @ParameterizedTest
    @MethodSource("answering")
    void answersHeadWithTheHeadOfGetAndNoMore(FailureMode mode) {
        String get = sent(mode, "GET /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n");
        String head = sent(mode, "HEAD /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n");

        if (MORE_THAN_A_HEAD.contains(mode.name())) {
            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n");
        } else {
            assertThat(head).isEqualTo(WITHOUT_A_HEAD.contains(mode.name()) ? get : headsOf(get));
        }
    }

    @Test
    void sendsNoTrailersWithTheAnswerToHead() {
        String request = "HEAD /?where=trailers&rate=10000 HTTP/1.1\r\n" + HOST + "\r\n";

        assertThat(sent(FailureModes.named("headers-endless"), request)).endsWith("chunked\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void treatsAnAbsoluteTargetAsItsPath(FailureMode mode) {
        String origin = sent(mode, "GET /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(sent(mode, "GET http://hamms.test/" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .isEqualTo(origin);
    }

    @ParameterizedTest
    @MethodSource("answering")
    void readsARequestInAnySegments(FailureMode mode) {
        String request = "GET /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n";

        try (Embedded connection = Embedded.connectTo(mode)) {
            request.chars().forEach(next -> connection.send(Character.toString(next)));
            assertThat(received(connection)).isEqualTo(sent(mode, request));
        }
    }

    @ParameterizedTest
    @MethodSource("answering")
    void endsTheConnectionOfAnHttp10ClientThatDoesNotAskToKeepIt(FailureMode mode) {
        String one = sent(mode, "GET /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n");
        String zero = sent(mode, "GET /" + QUERY + " HTTP/1.0\r\n" + HOST + "\r\n");

        assertThat(firstLine(zero)).isEqualTo(firstLine(one));
        assertThat(zero).doesNotContain("100 Continue").doesNotContain("keep-alive");
    }

    /** RFC 9112, section 6.1: no Transfer-Encoding; section 6.3: then a length, or the end of the connection. */
    @ParameterizedTest
    @MethodSource("modes")
    void sendsNoChunksOverHttp10UnlessTheyAreItsFault(FailureMode mode) {
        String chunks = CHUNKS_ARE_THE_FAULT.get(mode.name());
        if (chunks != null) {
            assertThat(mode.wire()).contains("HTTP/1.0 clients get chunks, too");
        }
        for (String choices : choices(mode)) {
            for (String method : List.of("GET", "HEAD")) {
                for (String field : List.of("", "Connection: keep-alive\r\n")) {
                    String answer =
                            sent(mode, method + " /" + QUERY + choices + " HTTP/1.0\r\n" + HOST + field + "\r\n");
                    boolean isFault = chunks != null && choices.contains(chunks);
                    assertThat(answer.contains("Transfer-Encoding"))
                            .as("%s %s: %s", method, choices, answer)
                            .isEqualTo(isFault);
                    if (!isFault
                            && answer.matches("(?s)HTTP/1.1 (?!1|204|304).*\r\n.*")
                            && !answer.contains("Content-Length")) {
                        assertThat(answer).contains("\r\nConnection: close\r\n");
                    }
                }
            }
        }
    }

    /** Returns a query for each combination of the values of choice parameters. */
    private static List<String> choices(FailureMode mode) {
        List<String> queries = List.of("");
        for (Parameter<?> parameter : mode.parameters()) {
            if (parameter.type().equals("choice")) {
                String[] values =
                        parameter.expected().substring("one of ".length()).split(", ", -1);
                queries = queries.stream()
                        .flatMap(query -> Stream.of(values).map(value -> query + "&" + parameter.name() + "=" + value))
                        .toList();
            }
        }
        return queries;
    }

    /** RFC 9110, section 9.3.6: a 2xx to CONNECT begins a tunnel, and no mode has one. */
    @ParameterizedTest
    @MethodSource("answeringFinally")
    void sendsNo2xxToConnectUnlessItIsItsFault(FailureMode mode) {
        String get = sent(mode, "GET /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n");
        String connect = sent(mode, "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n");

        if (mode.name().equals("proxy-connect-bad")) {
            assertThat(connect).startsWith("HTTP/1.1 200 OK\r\n");
        } else {
            assertThat(connect).doesNotMatch(SUCCESS);
        }
        // Without parameters, a mode such as sleep sends nothing yet.
        if (get.matches(SUCCESS) && !connect.isEmpty() && !mode.name().equals("proxy-connect-bad")) {
            assertThat(connect)
                    .contains("HTTP/1.1 405 Method Not Allowed\r\n")
                    .contains("\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource("answering")
    void sends100ContinueUnlessItIsToSendNothing(FailureMode mode) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            connection.send(
                    "POST /" + QUERY + " HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n");

            String first = connection.received();
            if (WITHOUT_100.contains(mode.name())) {
                assertThat(first).doesNotContain("100 Continue");
            } else {
                assertThat(first).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            }
        }
    }

    /** Modes documented to send no bytes. */
    @ParameterizedTest
    @MethodSource("striking")
    void sendsNothingNotEven100ContinueIfDocumentedToSendNoBytes(List<String> modeAndQuery) {
        try (Embedded connection = Embedded.connectTo(FailureModes.named(modeAndQuery.get(0)))) {
            String expecting = "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n";
            int before = Integer.parseInt(modeAndQuery.get(2));
            for (int i = 0; i < before; i++) {
                connection.get("/" + modeAndQuery.get(1)).received();
            }
            connection.send("POST /" + modeAndQuery.get(1) + " HTTP/1.1\r\n" + HOST + expecting);
            assertThat(connection.received()).isEmpty();
            if (connection.isOpen()) {
                connection.send("a");
            }
            assertThat(connection.received()).isEmpty();
        }
    }

    static Stream<List<String>> striking() {
        return Stream.of(
                List.of("drop-random", "?failrate=1", "0"),
                List.of("drop-random", "?failrate=1&kind=rst", "0"),
                List.of("drop-1-in-10", "", "9"),
                List.of("drop-1-in-100", "", "99"),
                List.of("keepalive-close-race", "?on=full-request", "1"),
                List.of("keepalive-close-race", "", "1"),
                List.of("no-read", "?read=none", "0"),
                List.of("close-after-request", "", "0"),
                List.of("accept-silent", "", "0"),
                List.of("by-path", "mode/accept-silent", "0"),
                List.of("by-path", "mode/close-after-request", "0"));
    }

    @ParameterizedTest
    @MethodSource("answering")
    void answersARequestBehindAnotherAfterItOrNotAtAll(FailureMode mode) {
        String one = "GET /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n";
        String first = sent(mode, one);

        assertThat(unnumbered(sent(mode, one + one))).startsWith(unnumbered(first));
    }

    /** Returns the bytes that a mode sends within 100 ms of the first request to its port. */
    static String sent(FailureMode mode, String request) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            return received(connection.isOpen() ? connection.send(request) : connection);
        }
    }

    private static String received(Embedded connection) {
        for (int i = 0; i < 100; i++) {
            connection.passTime(Duration.ofMillis(1));
        }
        return connection.received();
    }

    private static String unnumbered(String text) {
        return text.replaceAll("X-Hamms-Seq: \\d+", "X-Hamms-Seq: n");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Returns the heads of all responses, the last of which may not end. */
    private static String headsOf(String responses) {
        StringBuilder heads = new StringBuilder();
        for (int at = responses.indexOf("HTTP/1."); at >= 0; at = responses.indexOf("HTTP/1.", at + 1)) {
            int end = responses.indexOf("\r\n\r\n", at);
            heads.append(responses, at, end < 0 ? responses.length() : end + 4);
        }
        return heads.toString();
    }
}
