package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.cli.Screen.View;
import io.hamms.fault.Ending;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.PortCounters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    private static final String SETTINGS = "http://127.0.0.1:5600/  healthy=status,healthy";
    private static final View VIEW = new View(0, false, false);
    private static final Duration UP = Duration.ofSeconds(3725);

    private static final List<PortCounters> PORTS = List.of(
            new PortCounters(
                    5501, "accept-silent", 12, 3, 12, 0, 936, 0, Map.of(Ending.CLIENT_FIN, 7L, Ending.CLIENT_RST, 2L)),
            new PortCounters(5502, "close-on-accept", 1_234_567, 0, 0, 1, 0, 0, Map.of(Ending.SERVER_FIN, 1_234_567L)),
            new PortCounters(
                    5533, "tls-expired", 2, 0, 0, 2, 1034, 2860, Map.of(Ending.alert(Ending.By.CLIENT, 48), 2L)),
            new PortCounters(5561, "gzip-bomb", 1, 1, 1, 0, 78, 1_048_912, Map.of()));

    private static final List<JournalEvent> EVENTS = List.of(
            Events.connected(), Events.requested("/x", "sleep"), Events.ended(Ending.CLIENT_RST), Events.closed(9000));

    private static Screen screen(Environment environment) {
        List<String> waiting = IntStream.range(5500, 5600)
                .mapToObj(port -> Columns.row(Integer.toString(port), 5, "sleep", "answers 200 after a while")
                        .stripTrailing())
                .toList();
        return new Screen(environment, "Hamms 1.2.3 on 127.0.0.1, epoll", waiting);
    }

    private static Screen screen() {
        return screen(TestEnvironment.plain().world());
    }

    @ParameterizedTest
    @CsvSource({"24, 80", "12, 120", "10, 40"})
    void fillsTheWindowAndNoMore(int lines, int columns) throws IOException {
        List<JournalEvent> many = new ArrayList<>(Collections.nCopies(50, EVENTS.get(0)));
        many.addAll(EVENTS);

        List<String> shown = screen().lines(new Window(lines, columns), UP, SETTINGS, VIEW, PORTS, many);

        Golden.check("screen-" + lines + "x" + columns + ".txt", String.join("\n", shown) + "\n");
        assertThat(shown).hasSize(lines).allSatisfy(line -> assertThat(line.length())
                .isLessThan(columns));
    }

    @Test
    void showsThePortsUntilAClientConnects() throws IOException {
        List<String> shown = screen().lines(new Window(10, 60), Duration.ZERO, SETTINGS, VIEW, List.of(), List.of());

        Golden.check("screen-waiting.txt", String.join("\n", shown) + "\n");
        assertThat(shown).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 5", "4, 20", "5, 2", "7, 300"})
    void keepsToTheSmallestWindow(int lines, int columns) {
        for (List<PortCounters> ports : List.of(PORTS, List.<PortCounters>of())) {
            assertThat(screen().lines(new Window(lines, columns), UP, SETTINGS, VIEW, ports, EVENTS))
                    .hasSizeLessThanOrEqualTo(lines)
                    .allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
        }
    }

    @Test
    void leavesRoomForEventsWithManyPorts() {
        List<PortCounters> ports = IntStream.range(0, 70)
                .mapToObj(i -> new PortCounters(5500 + i, "m" + i, i, 0, 0, 0, 0, 0, Map.of()))
                .toList();

        List<String> shown =
                screen().lines(new Window(21, 80), UP, SETTINGS, VIEW, ports, Collections.nCopies(9, EVENTS.get(0)));

        assertThat(shown)
                .hasSize(21)
                .filteredOn(line -> line.contains("connected from"))
                .hasSize(5);
        assertThat(shown.get(5)).startsWith("5569  m69 ");
        assertThat(shown.get(13)).startsWith("5561  m61 ");
        assertThat(shown).contains("       1 to 9 of 70 ports");
    }

    @Test
    void scrollsAsFarAsTheLastPortAndSorts() {
        List<PortCounters> ports = IntStream.range(0, 70)
                .mapToObj(i -> new PortCounters(5500 + i, "m" + i, i, 0, 0, 0, 0, 0, Map.of()))
                .toList();
        Window window = new Window(21, 80);

        assertThat(Screen.lastTop(window, 70, 9)).isEqualTo(61);
        List<String> shown = screen().lines(window, UP, SETTINGS, new View(61, true, true), ports, EVENTS);
        assertThat(shown.get(2)).isEqualTo(SETTINGS);
        assertThat(shown).filteredOn(line -> line.startsWith("5569  m69 ")).hasSize(1);
        assertThat(shown).contains("       61 to 70 of 70 ports");
        assertThat(screen().lines(window, UP, SETTINGS, new View(1000, true, true), ports, EVENTS))
                .isEqualTo(screen().lines(window, UP, SETTINGS, new View(61, true, true), ports, EVENTS));
        assertThat(Screen.lastTop(window, 9, 9)).isZero();
    }

    @Test
    void namesTheKeysAsFarAsThereIsRoom() {
        View keys = new View(0, true, true);

        assertThat(screen().lines(new Window(21, 90), UP, SETTINGS, keys, PORTS, EVENTS)
                        .get(0))
                .contains("  s: by activity, arrows scroll, q quits  up ")
                .hasSize(89);
        assertThat(screen().lines(new Window(21, 60), UP, SETTINGS, keys, PORTS, EVENTS)
                        .get(0))
                .contains("  q quits  up ")
                .doesNotContain("arrows");
        assertThat(screen().lines(new Window(21, 50), UP, SETTINGS, keys, PORTS, EVENTS)
                        .get(0))
                .contains("  up ")
                .doesNotContain("quits");
    }

    @Test
    void paintsWithoutMakingLinesLonger() {
        Screen painted = screen(TestEnvironment.terminal(Map.of()).world());
        Window window = new Window(24, 80);

        List<String> lines = painted.lines(window, UP, SETTINGS, VIEW, PORTS, EVENTS);

        assertThat(String.join("", lines)).contains("\u001b[1mHamms", "\u001b[2m12:34:56.789\u001b[0m");
        assertThat(lines.stream().map(line -> line.replaceAll("\u001b\\[\\dm", "")))
                .isEqualTo(screen().lines(window, UP, SETTINGS, VIEW, PORTS, EVENTS));
    }

    @Test
    void endsWithTheWholeTable() throws IOException {
        Golden.check("screen-summary.txt", screen().summary(120, PORTS));
        assertThat(screen().summary(80, List.of())).isEmpty();
    }
}
