package io.hamms.cli;

import io.hamms.text.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The terminal of this process. */
final class Terminal {

    /** The traditional size of a terminal. */
    private static final Window USUAL = new Window(24, 80);

    private final Map<String, String> environment;

    Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the current window, null without a terminal that can move its cursor. */
    @Nullable
    @SuppressWarnings("SystemConsoleNull") // Environment.ofProcess makes later versions of Java return null, too.
    Window window() {
        String kind = environment.getOrDefault("TERM", "dumb");
        if (kind.equals("dumb") || System.console() == null) {
            return null;
        }
        Window asked = parse(sttySize());
        return asked == null ? ofEnvironment() : asked;
    }

    /** Runs stty: the JDK has no API for the size of a terminal. */
    private static String sttySize() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            // Without stty, the environment may contain the size.
            return "";
        }
    }

    private Window ofEnvironment() {
        Window said = parse(environment.get("LINES") + " " + environment.get("COLUMNS"));
        return said == null ? USUAL : said;
    }

    /** Parses a size as stty prints it; null if it is invalid, or 0 by 0, as on a serial line. */
    static @Nullable Window parse(String size) {
        Matcher numbers = Pattern.compile("(\\d+) (\\d+)\\s*").matcher(size);
        if (!numbers.matches() || size.length() > 12) {
            return null;
        }
        Window window = new Window(Numbers.integer(numbers.group(1)), Numbers.integer(numbers.group(2)));
        return window.lines() == 0 || window.columns() == 0 ? null : window;
    }
}
