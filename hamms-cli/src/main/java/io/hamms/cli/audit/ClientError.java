package io.hamms.cli.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A client's own words about a failure. */
final class ClientError {

    private static final int SIGNAL_BASE = 128;
    private static final int SIGNALS = 64;
    private static final int MOST_LENGTH = 500;
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Lines that runtimes print below the error. */
    private static final Pattern FOOTER = Pattern.compile("Node\\.js v[\\d.]+");

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(31, "SIGSYS"));

    private ClientError() {}

    /** Returns whether a process was ended by a signal, as the kernel or a shell reports it. */
    static boolean isSignal(int exitCode) {
        return exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + SIGNALS;
    }

    /** Returns the signal's number and name. */
    static String signal(int exitCode) {
        int number = exitCode - SIGNAL_BASE;
        String name = NAMES.get(number);
        return "signal " + number + (name == null ? "" : " (" + name + ")");
    }

    /**
     * Returns the line that states the error: the first one of the program itself, such as {@code curl: (60) ...},
     * because hints follow it; without one, the last line that is not a stack frame, a brace or the name of the
     * runtime.
     *
     * @param program the name of the program or the path to it
     */
    static String line(String program, String printed) {
        List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
        String prefix = Path.of(program).getFileName() + ": ";
        String line = lines.stream()
                .filter(said -> said.startsWith(prefix))
                .findFirst()
                .orElseGet(() -> lastLine(lines))
                .strip();
        return line.substring(0, Math.min(line.length(), MOST_LENGTH));
    }

    private static String lastLine(List<String> lines) {
        String found = "";
        for (String line : lines) {
            boolean isIndented = Character.isWhitespace(line.charAt(0));
            if (!isIndented
                    && LETTER.matcher(line).find()
                    && !FOOTER.matcher(line.strip()).matches()) {
                found = line;
            }
        }
        return found.isEmpty() && !lines.isEmpty() ? lines.get(lines.size() - 1) : found;
    }
}
