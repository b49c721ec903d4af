package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hamms.fault.Ending;
import io.hamms.journal.JournalEvent.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the fields of the JSON lines with docs/cli.md. */
class LogFieldsTest {

    private static final List<String> OF_CONNECTION = List.of("connected", "requested", "delivered", "ended", "closed");
    private static final Pattern CODE = Pattern.compile("`([\\w-]+)`");

    /** Returns each event with each of its fields, and the members of those that are objects. */
    private static Set<String> printed() throws IOException {
        JsonLines lines = new JsonLines(Clock.systemUTC());
        TestEnvironment environment = TestEnvironment.plain();
        environment.run("--base-port", "0", "--modes", "status", "--log-format", "json");
        Set<String> found = new TreeSet<>();
        for (String line : List.of(
                environment.out(),
                lines.line(Events.connected()),
                lines.line(Events.requested("/", "status")),
                lines.line(Events.event(EventType.DELIVERED, 1, null, null, null)),
                lines.line(Events.ended(Ending.alert(Ending.By.CLIENT, 48))),
                lines.line(Events.closed(9)),
                lines.dropped(3))) {
            found.addAll(fields(line));
        }
        return found;
    }

    private static Set<String> fields(String line) throws IOException {
        Set<String> names = new TreeSet<>();
        String event = "";
        try (JsonParser json = new JsonFactory().createParser(line)) {
            int depth = 0;
            String outer = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token == JsonToken.START_OBJECT ? 1 : token == JsonToken.END_OBJECT ? -1 : 0;
                if (token == JsonToken.FIELD_NAME) {
                    outer = depth == 1 ? json.currentName() : outer;
                    names.add(depth == 1 ? outer : outer + "." + json.currentName());
                } else if (outer.equals("event")) {
                    event = json.getText();
                }
            }
        }
        String ofEvent = event;
        return names.stream().map(name -> ofEvent + " " + name).collect(Collectors.toSet());
    }

    private static Set<String> documented() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("hamms.root", ".."), "docs/cli.md"));
        String table = text.substring(text.indexOf("<!-- fields -->"), text.indexOf("<!-- /fields -->"));
        Set<String> found = new TreeSet<>();
        table.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String[] cells = line.split(" ?\\| ?", -1);
            String field = code(cells[1]).get(0);
            for (String event : events(cells[2])) {
                found.add(event + " " + field);
                if (cells[3].contains("object")) {
                    code(cells[3]).stream()
                            .filter(name -> name.matches("[a-z]+") && !name.equals("client") && !name.equals("server"))
                            .forEach(name -> found.add(event + " " + field + "." + name));
                }
            }
        });
        return found;
    }

    private static List<String> events(String cell) {
        return switch (cell) {
            case "all" -> List.of("started", "connected", "requested", "delivered", "ended", "closed", "left-out");
            case "all of a connection" -> OF_CONNECTION;
            default -> code(cell);
        };
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void areDocumentedAllAndNoOthers() throws IOException {
        Set<String> printed = printed();
        // Only an end by an alert has a number: this event has all possible fields.
        printed.add("closed ending.alert");

        assertThat(documented()).isEqualTo(printed);
    }

    @Test
    void haveTimesInNanoseconds() {
        assertThat(new JsonLines(Clock.systemUTC()).line(Events.closed(211)))
                .startsWith("{\"time\":\"2026-11-24T12:34:57.000012345Z\",\"event\":\"closed\",")
                .endsWith("\"endedAt\":\"2026-11-24T12:34:58.289012345Z\"}\n");
    }

    @Test
    void haveTheNumberOfAnAlert() {
        assertThat(new JsonLines(Clock.systemUTC()).line(Events.ended(Ending.alert(Ending.By.CLIENT, 48))))
                .contains("\"ending\":{\"by\":\"client\",\"how\":\"TLS_ALERT\",\"alert\":48,"
                        + "\"label\":\"client TLS alert 48 (unknown_ca)\"}");
    }
}
