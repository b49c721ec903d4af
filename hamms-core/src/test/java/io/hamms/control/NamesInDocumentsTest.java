package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.fault.Ending.By;
import io.hamms.fault.Ending.How;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.testing.Golden;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code, output and documents use the same names. */
class NamesInDocumentsTest {

    private static final List<String> DOCUMENTS =
            List.of("docs/journal.md", "docs/control.md", "docs/cli.md", "docs/openapi.yaml");

    private static final Set<String> EVENTS = names(EventType.values(), EventType::token);
    private static final Set<String> SIDES = names(By.values(), By::token);
    private static final Set<String> WAYS = names(How.values(), How::name);
    private static final Set<String> LABELS = Stream.concat(
                    Stream.of(Ending.CLIENT_FIN, Ending.CLIENT_RST, Ending.SERVER_FIN, Ending.SERVER_RST),
                    Stream.of(By.values())
                            .flatMap(by -> IntStream.range(0, 256).mapToObj(alert -> Ending.alert(by, alert))))
            .map(Ending::label)
            .collect(Collectors.toSet());

    private static <E> Set<String> names(E[] values, Function<E, String> name) {
        return Arrays.stream(values).map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the matches of an expression's group in a document. */
    private static Set<String> found(String document, String expression) throws IOException {
        return Pattern.compile(expression)
                .matcher(Golden.read(document))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the words of the only match of an expression in a document. */
    private static Set<String> words(String document, String expression) throws IOException {
        Set<String> places = found(document, expression);
        assertThat(places).as("%s: %s", document, expression).hasSize(1);
        return Pattern.compile("[\\w-]+")
                .matcher(places.iterator().next())
                .results()
                .map(word -> word.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> and(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void areThoseOfTheEvents() throws IOException {
        assertThat(words("docs/openapi.yaml", "event: \\{ enum: \\[([^]]*)]")).isEqualTo(EVENTS);
        assertThat(found("docs/cli.md", "(?m)^- `([a-z]+)`:\\s")).isEqualTo(EVENTS);
        assertThat(found("docs/cli.md", "(?m)^\\| `event` \\| all \\| (.*) \\|$"))
                .singleElement()
                .satisfies(cell -> assertThat(Pattern.compile("`([\\w-]+)`")
                                .matcher(cell)
                                .results()
                                .map(name -> name.group(1))
                                .filter(name -> !name.equals("v")))
                        .contains("started", "left-out")
                        .filteredOn(
                                name -> !List.of("-v", "started", "left-out").contains(name))
                        .containsExactlyInAnyOrderElementsOf(EVENTS));
        for (String document : DOCUMENTS) {
            assertThat(and(EVENTS, "started", "left-out"))
                    .as(document)
                    .containsAll(found(document, "(?m)(?:^event: |\"event\":\")([\\w-]+)"));
            assertThat(List.of("delivered", "deliveredAt", "hamms_delivered_total"))
                    .as(document)
                    .containsAll(found(document, "(?i)\\b(\\w*deliver\\w*)"));
        }
        assertThat(found("docs/journal.md", "\\b(deliveredAt)\\b")).isNotEmpty();
    }

    @Test
    void areThoseOfTheEndings() throws IOException {
        assertThat(words("docs/openapi.yaml", " how: \\{ enum: \\[([^]]*)]")).isEqualTo(WAYS);
        assertThat(words("docs/openapi.yaml", " by: \\{ enum: \\[([^]]*)]")).isEqualTo(SIDES);
        for (String document : List.of("docs/cli.md", "docs/control.md")) {
            String line = Golden.read(document)
                    .lines()
                    .filter(row -> row.startsWith("| `ending` |") || row.startsWith("| `hamms_endings_total` |"))
                    .findFirst()
                    .orElseThrow();
            for (String name : and(WAYS, SIDES.toArray(new String[0]))) {
                assertThat(line).as(document).contains("`" + name + "`");
            }
        }
        for (String document : DOCUMENTS) {
            assertThat(LABELS)
                    .as(document)
                    .containsAll(found(document, "((?i:client|server) (?:(?i:fin|rst)\\b|(?i:tls.alert)[^`,\\n]*))"));
            assertThat(found(document, "((?i)tls[-_]alert)")).as(document).isSubsetOf(How.TLS_ALERT.name());
        }
        assertThat(found("docs/cli.md", "`((?:client|server) [A-Z]+)`"))
                .containsExactly("client FIN", "client RST", "server FIN", "server RST");
    }

    @Test
    void areThoseOfTheMetrics() throws IOException {
        Set<String> told;
        try (HammsNettyServer hamms =
                HammsNettyServer.builder().basePort(0).modes("status").start()) {
            told = Metrics.of(hamms).stream()
                    .map(metric -> metric.getMetadata().getName() + (metric instanceof CounterSnapshot ? "_total" : ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(found("docs/control.md", "\\b(hamms_\\w+)")).isEqualTo(told);
        for (String document : DOCUMENTS) {
            assertThat(told).as(document).containsAll(found(document, "\\b(hamms_\\w+)"));
        }
    }
}
