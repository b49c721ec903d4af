package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.Delay;
import io.hamms.fault.Effects;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.fault.Parameter;
import io.hamms.http.RequestHead;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.mode.framing.GarbageAfterRequest;
import io.hamms.mode.semantics.Respond;
import io.hamms.mode.semantics.Retries;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.Embedded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A parameter has the same meaning wherever it is written, and no value is silently replaced. */
class QueryParametersTest {

    private static final Set<String> NUMBERS = Set.of("integer", "seconds", "fraction");

    /** The ways to pass parameters to a mode. */
    private enum Way {
        QUERY,
        BY_PATH,
        STEP,
        LINE,
        DEFAULT;

        ModeCall read(FailureMode mode, String query) {
            String text = mode + "?" + query;
            return switch (this) {
                case QUERY -> ModeCall.of(mode, "/?" + query);
                case BY_PATH ->
                    ((HttpFault) FailureModes.BY_PATH.fault())
                            .dispatch(FailureModes.BY_PATH, RequestHead.of("GET", "/mode/" + text));
                case STEP -> Scenario.inTurn(text).dispatch(RequestHead.of("GET", "/"));
                case LINE -> Scenario.parse("2*" + text).dispatch(RequestHead.of("GET", "/"));
                case DEFAULT -> ModeCall.with(mode, ModeCall.texts(mode, text));
            };
        }

        /** Returns the value of a mode's parameter, each byte as a character. */
        String value(FailureMode mode, String name, String query) {
            Parameter<?> wanted = mode.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Object value = read(mode, query).arguments().get(wanted);
            return value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : String.valueOf(value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void separatesParametersByAmpersandsAndSemicolons(Way way) {
        assertThat(way.value(Retries.MODE, "key", "tries=2;key=a%3Bb%26c;status=503"))
                .isEqualTo("a;b&c");
        assertThat(way.value(Retries.MODE, "status", "tries=2;key=a&;;&status=503"))
                .isEqualTo("503");
        assertThat(way.value(Retries.MODE, "key", "%6Bey=a+b%2B=")).isEqualTo("a b+=");
    }

    @ParameterizedTest
    @EnumSource
    void sendsBytesThatAreNotText(Way way) {
        assertThat(way.value(GarbageAfterRequest.MODE, "bytes", "bytes=%E9%00%25%ff"))
                .isEqualTo("\u00e9\0%\u00ff");
        assertThat(way.value(GarbageAfterRequest.MODE, "bytes", "bytes=%C3%A9")).isEqualTo("\u00c3\u00a9");
        // In a request's target, each character is a byte; elsewhere the text is encoded as UTF-8.
        boolean isTarget = way == Way.QUERY || way == Way.BY_PATH;
        assertThat(way.value(GarbageAfterRequest.MODE, "bytes", "bytes=\u00e9"))
                .isEqualTo(isTarget ? "\u00e9" : "\u00c3\u00a9");
    }

    @ParameterizedTest
    @EnumSource
    void readsTheLastOfManyParts(Way way) {
        assertThat(way.value(Retries.MODE, "key", "tries=2&" + "&;".repeat(1000) + "key=last"))
                .isEqualTo("last");
    }

    @ParameterizedTest
    @EnumSource
    void reportsAParameterThatTheModeDoesNotHave(Way way) {
        for (String query : List.of("foo=1", "foo", "status=503;foo=%zz", "Key=a&foo", "%66oo")) {
            if (way == Way.QUERY) {
                assertThat(way.read(Retries.MODE, query).ignored()).contains("foo");
            } else {
                assertThatThrownBy(() -> way.read(Retries.MODE, query))
                        .isInstanceOf(BadParameterException.class)
                        .hasMessageMatching("parameter: (foo|Key) \\(expected: key, tries, status, kind, delay, .*\\)");
            }
        }
    }

    static Stream<FailureMode> modesWithParameters() {
        return FailureModes.ALL.stream()
                .filter(mode -> !mode.parameters().isEmpty() && mode.fault().isCallable());
    }

    /** Half a UTF-8 sequence, a broken escape, digits of another script: kept as they are, or refused. */
    @ParameterizedTest
    @MethodSource("modesWithParameters")
    void replacesNothing(FailureMode mode) {
        for (Parameter<?> parameter : mode.parameters()) {
            for (Way way : Way.values()) {
                refuses(way, mode, parameter, "%zz");
                if (!parameter.type().equals("bytes")) {
                    refuses(way, mode, parameter, "%E9");
                    if (way != Way.QUERY && way != Way.BY_PATH) {
                        refuses(way, mode, parameter, "\ud800");
                    }
                }
                if (NUMBERS.contains(parameter.type())) {
                    refuses(way, mode, parameter, "%D9%A1");
                    refuses(way, mode, parameter, "%EF%BC%91");
                }
                if (parameter.type().equals("integer")) {
                    refusesWhatIsNotInDigits(way, mode, parameter);
                }
            }
        }
    }

    /** Also where the value is that of an integer. */
    private static void refusesWhatIsNotInDigits(Way way, FailureMode mode, Parameter<?> parameter) {
        for (String text : List.of("2e2", "200.0", "20000e-2", "0xc8", "1_0", "%2010")) {
            refuses(way, mode, parameter, text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsUniversalParametersInTheSameWay(Way way) {
        assertThat(Effects.ALL)
                .filteredOn(parameter -> parameter.type().equals("integer"))
                .hasSizeGreaterThan(3)
                .allSatisfy(parameter -> refusesWhatIsNotInDigits(way, Retries.MODE, parameter));
        for (String time : List.of("1e-3", "0.001", "1ms", "1E-3s", "1e-3-1e-3", "1ms-0.1e-2")) {
            assertThat(way.read(Retries.MODE, "delay=" + time).arguments().get(Effects.DELAY))
                    .as(time)
                    .isEqualTo(new Delay(1_000_000, 1_000_000));
        }
    }

    private static void refuses(Way way, FailureMode mode, Parameter<?> parameter, String value) {
        assertThatThrownBy(() -> way.read(mode, parameter.name() + "=" + value))
                .as("%s %s %s=%s", way, mode, parameter.name(), value)
                .isInstanceOf(BadParameterException.class);
    }

    @Test
    void namesWhatItIgnoresBrieflyAndSafely() {
        assertThat(ModeCall.of(Healthy.MODE, "/?a%2Cb=1&c%0d%0a=2&%ff&echo=true&a,b=3&%zz&=&" + "y".repeat(100))
                        .ignored())
                .containsExactly("a%2Cb", "c%0D%0A", "%FF", "%25zz", "", "y".repeat(64) + "...");
        String many = "a1&a2&a3&a4&a5&a6&a7&a8&a9&a10";
        assertThat(ModeCall.of(Healthy.MODE, "/?" + many).ignored())
                .containsExactly("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "...");
    }

    @Test
    void ignoresParametersOfAScriptExceptItsKey() {
        Scenario script = Scenario.inTurn("status?status=503");

        assertThat(script.dispatch(RequestHead.of("GET", "/?status=1&key=a")).ignored())
                .containsExactly("status", "key");
        assertThat(script.perKey()
                        .dispatch(RequestHead.of("GET", "/?status=1&key=a"))
                        .ignored())
                .containsExactly("status");
    }

    @Test
    void namesIgnoredParametersInTheAnswer() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            assertThat(connection.get("/?foo=1&bar").received()).contains("\r\nX-Hamms-Ignored: foo, bar\r\n");
            assertThat(connection.get("/?echo=false").received()).doesNotContain("Ignored");
        }
    }

    /** Only the first one has an effect: the others must not be silent. */
    @ParameterizedTest
    @EnumSource
    void reportsARepeatedParameter(Way way) {
        for (String query : List.of("status=503&status=404", "tries=1;%73tatus=503;status=503")) {
            if (way == Way.QUERY) {
                assertThat(way.read(Retries.MODE, query).ignored()).containsExactly("status");
            } else {
                assertThatThrownBy(() -> way.read(Retries.MODE, query))
                        .isInstanceOf(BadParameterException.class)
                        .hasMessageMatching("status: (404|503) \\(expected: the parameter only once\\)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEachOccurrenceOfARepeatableParameter(Way way) {
        for (String query : List.of(
                "header=A: b&header=C: d", "trailer=A: b;trailer=C: d&framing=chunked", "interim=103&interim=103")) {
            String text = query.replace(" ", "%20");
            assertThat(way.value(Respond.MODE, query.replaceFirst("=.*", ""), text))
                    .contains(",");
            assertThat(way.read(Respond.MODE, text).ignored()).isEmpty();
        }
    }

    @Test
    void namesARepeatedKeyOfAScript() {
        Scenario script = Scenario.inTurn("status?status=503").perKey();

        assertThat(script.dispatch(RequestHead.of("GET", "/?key=a&key=b")).ignored())
                .containsExactly("key");
    }

    /** In the answer, as for a wrong value, the parameter's name and its value as sent. */
    @Test
    void namesTheRefusedParameterAndItsValueInTheAnswer() {
        ServerState strict = new ServerState(Observer.NONE, true);
        try (Embedded byPath = Embedded.connectTo(FailureModes.BY_PATH);
                Embedded own = Embedded.connectTo(Status.MODE, strict);
                Embedded counters = Embedded.connectTo(Retries.MODE, strict);
                Embedded raw = Embedded.connectTo(GarbageAfterRequest.MODE, strict)) {
            assertThat(byPath.get("/mode/status?foo=1%2B").received())
                    .contains("{\"error\":\"parameter: foo (expected: status, ")
                    .contains("\"parameter\":\"foo\",\"value\":\"1%2B\",");
            for (Embedded connection : List.of(own, counters, raw)) {
                assertThat(connection.get("/counters?%66oo=1%2B").received())
                        .startsWith("HTTP/1.1 400 ")
                        .contains("\"parameter\":\"foo\",\"value\":\"1%2B\",");
            }
            String form = "POST /counters HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 5\r\n\r\n";
            assertThat(counters.send(form + "foo=1").received()).contains("\"parameter\":\"foo\",\"value\":\"1\",");
            assertThat(own.get("/?status=503&status=404").received())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("{\"error\":\"status: 404 (expected: the parameter only once; the server is strict)\"")
                    .contains("\"parameter\":\"status\",\"value\":\"404\",");
            assertThat(byPath.get("/mode/status?status=503&status=404").received())
                    .contains("\"parameter\":\"status\",\"value\":\"404\",");
        }
    }
}
