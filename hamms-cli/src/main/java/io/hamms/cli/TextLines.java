package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.http.Version;
import io.hamms.journal.JournalEvent;
import io.hamms.text.Addresses;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Formats a table of the ports, then one line of columns for each event. */
final class TextLines implements LogFormatter {

    private final Environment environment;
    private final int nameWidth;

    TextLines(Environment environment, List<FailureMode> served) {
        this.environment = environment;
        this.nameWidth = Columns.nameWidth(served);
    }

    @Override
    public String started(Startup started) {
        HammsNettyServer server = started.server();
        StringBuilder text = new StringBuilder();
        text.append("Hamms ")
                .append(Version.NUMBER)
                .append(" on ")
                .append(started.bindAddress())
                .append(", ");
        text.append(server.transport().name().toLowerCase(Locale.ROOT));
        server.connectionCapacity()
                .ifPresent(room -> text.append(String.format(Locale.ROOT, ", room for %,d connections", room)));
        text.append(". Ctrl-C stops it.\n\n");
        text.append(environment.bold(
                        Columns.row("port", nameWidth, "mode", "behaviour").strip()))
                .append('\n');
        for (FailureMode mode : server.modes()) {
            String missing = mode.fault().missing();
            text.append(
                    missing.isEmpty()
                            ? Columns.row(port(server, mode), nameWidth, mode.name(), mode.summary())
                            : Columns.row("-", nameWidth, mode.name(), "not available: needs " + missing));
        }
        text.append("\n")
                .append(environment.command().typed())
                .append(" describe NAME prints what a mode does and what a client should do.\n");
        if (started.control() != null) {
            text.append(started.control())
                    .append(" is the control port: open it in a browser to watch and change the server.\n");
        }
        return text.append('\n').toString();
    }

    private static String port(HammsNettyServer server, FailureMode mode) {
        return mode.hasPort() ? Integer.toString(server.port(mode)) : "-";
    }

    @Override
    public boolean isLogged(JournalEvent event) {
        return EventText.isLogged(event);
    }

    @Override
    public String line(JournalEvent event) {
        String from = String.format(Locale.ROOT, "%-21s", Addresses.client(event.client()));
        String port = "  " + event.port();
        return time(event.at()) + Columns.row(port, nameWidth, event.mode(), from + "  " + EventText.of(event));
    }

    @Override
    public String dropped(long lines) {
        return time(environment.clock().instant()) + "  " + lines
                + " lines dropped: events arrived faster than they could be printed\n";
    }

    private String time(Instant at) {
        return Time.FORMAT.format(at.atZone(environment.clock().getZone()));
    }

    /** The form of times, made for the first line of the log: the ports open earlier. */
    private static final class Time {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

        private Time() {}
    }
}
