package io.hamms.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Parameter;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.mode.semantics.Respond;
import io.hamms.server.Behaviour;
import io.hamms.testing.Embedded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments of which each request would be refused are refused as a step and as defaults, by the same message. */
class RefusedArgumentsTest {

    /** Values for parameters of any type, beside the words in what a parameter expects. */
    private static final List<String> VALUES =
            List.of("0", "1", "5", "32", "204", "304", "2300", "262145", "x", "A:+1", "103");

    static Stream<FailureMode> modes() {
        return FailureModes.ALL.stream().filter(mode -> checks(mode.fault().getClass()));
    }

    private static boolean checks(Class<?> fault) {
        return Stream.of(fault.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("check"));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void areRefusedEverywhere(FailureMode mode) {
        for (String query : queries(mode)) {
            String refusal = refusal(mode, query);
            if (refusal.isEmpty()) {
                assertThatCode(() -> Scenario.always(mode + "?" + query))
                        .as(query)
                        .doesNotThrowAnyException();
                assertThatCode(() -> setDefaults(mode, query)).as(query).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> Scenario.always(mode + "?" + query), query)
                        .isInstanceOf(BadParameterException.class)
                        .hasMessage(refusal);
                if (!query.contains("when=accept")) {
                    assertThatThrownBy(() -> setDefaults(mode, query), query).hasMessage(refusal);
                }
            }
        }
    }

    /** A fault rejects arguments in its check, and elsewhere only what depends on the request or the server. */
    @Test
    void areRefusedByTheCheckOfTheFault() throws IOException {
        Set<String> others = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/hamms/mode"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (text.contains("new BadParameterException(") && !text.contains(" void check(Arguments arguments)")) {
                    others.add(file.getFileName().toString());
                }
            }
        }
        assertThat(others).containsExactly("RedirectCrossOrigin.java", "RedirectDowngrade.java", "Status.java");
        assertThat(modes()).hasSizeGreaterThan(8);
    }

    @Test
    void ofDefaultsAreCheckedWithoutAQuery() {
        assertThatCode(() -> setDefaults(Respond.MODE, "when=accept")).doesNotThrowAnyException();
        assertThatCode(() -> setDefaults(Respond.MODE, "trailer=A:+1&framing=chunked"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> setDefaults(Respond.MODE, "trailer=A:+1"))
                .hasMessage("trailer: A: 1 (expected: none without `framing=chunked`)");
    }

    private static void setDefaults(FailureMode mode, String query) {
        new Behaviour().defaults(mode, ModeCall.texts(mode, mode + "?" + query));
    }

    /** Returns the message with which a request is refused; empty if it is not. */
    private static String refusal(FailureMode mode, String query) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            String response = connection.get("/?" + query).received();
            return response.contains("(expected: ")
                    ? response.replaceFirst("(?s).*\"error\":\"(.*?\\))\".*", "$1")
                            .replace("\\\"", "\"")
                    : "";
        }
    }

    /** Returns queries with each valid value of one or two parameters. */
    private static List<String> queries(FailureMode mode) {
        List<String> queries = new ArrayList<>();
        for (Parameter<?> parameter : mode.parameters()) {
            List<String> others = List.copyOf(queries);
            for (String value : values(mode, parameter)) {
                String own = parameter.name() + "=" + value;
                queries.add(own);
                others.stream().filter(other -> !other.contains("&")).forEach(other -> queries.add(other + "&" + own));
            }
        }
        return queries;
    }

    private static Set<String> values(FailureMode mode, Parameter<?> parameter) {
        Set<String> values = new TreeSet<>();
        List<String> tried = new ArrayList<>(VALUES);
        // Not the greatest numbers: each response is kept in memory.
        Stream.of(parameter.expected().split("\\W+"))
                .filter(word -> !word.matches("\\d{4,}"))
                .forEach(tried::add);
        for (String value : tried) {
            try {
                ModeCall.texts(mode, mode + "?" + parameter.name() + "=" + value);
                values.add(value);
            } catch (BadParameterException e) {
                // Not a value of this parameter.
            }
        }
        return values;
    }
}
