package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Request;
import io.hamms.fault.Version;
import io.netty.channel.Channel;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A table of the ports, then one line of columns for each thing that happens. */
final class TextLines implements LogFormatter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int SHOWN_LENGTH = 200;

    private final World world;
    private final int nameWidth;

    TextLines(World world, List<FailureMode> served) {
        this.world = world;
        this.nameWidth = Columns.nameWidth(served);
    }

    @Override
    public String started(HammsNettyServer server, String bindAddress) {
        StringBuilder text = new StringBuilder();
        text.append("Hamms ")
                .append(Version.NUMBER)
                .append(" on ")
                .append(bindAddress)
                .append(", ");
        text.append(server.transport().name().toLowerCase(Locale.ROOT));
        server.room().ifPresent(room -> text.append(String.format(Locale.ROOT, ", room for %,d connections", room)));
        text.append(". Ctrl-C stops it.\n\n");
        text.append(world.bold(
                        Columns.row("port", nameWidth, "mode", "what it does").strip()))
                .append('\n');
        for (FailureMode mode : server.modes()) {
            String missing = mode.fault().missing();
            text.append(
                    missing.isEmpty()
                            ? Columns.row(Integer.toString(server.port(mode)), nameWidth, mode.name(), mode.summary())
                            : Columns.row("-", nameWidth, mode.name(), "not here: it takes " + missing));
        }
        return text.append("\nhamms describe NAME tells what a client gets, and what it should do.\n\n")
                .toString();
    }

    @Override
    public String connected(FailureMode mode, Channel connection) {
        return line(mode, connection, "connected");
    }

    @Override
    public String requested(FailureMode mode, Channel connection, Request request) {
        return line(mode, connection, printable(request.method() + " " + request.target()));
    }

    @Override
    public String ended(FailureMode mode, Channel connection, Ending ending) {
        return line(mode, connection, "ended: " + ending.label());
    }

    @Override
    public String leftOut(long lines) {
        return time() + "  " + lines + " lines left out: they came faster than they could be printed\n";
    }

    private String line(FailureMode mode, Channel connection, String what) {
        String from = String.format(Locale.ROOT, "%-21s", Addresses.client(connection));
        return time() + Columns.row("  " + Addresses.port(connection), nameWidth, mode.name(), from + "  " + what);
    }

    private String time() {
        return TIME.format(LocalTime.now(world.clock()));
    }

    /** Returns the beginning of what a client sent, in which no byte can speak to the terminal. */
    private static String printable(String sent) {
        String shown = sent.length() > SHOWN_LENGTH ? sent.substring(0, SHOWN_LENGTH) + "..." : sent;
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
