package io.hamms.server;

import io.hamms.text.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The limit of descriptors of this process, as Linux shows it in {@code /proc}. */
final class DescriptorLimit {

    private static final String LIMIT = "Max open files";

    private DescriptorLimit() {}

    /**
     * Returns how many descriptors this process may yet open; empty if the system does not show it. The JVM has raised
     * its limit as far as it may.
     */
    static OptionalInt free() {
        String[] open = new File("/proc/self/fd").list();
        if (open == null) {
            // Not on Linux.
            return OptionalInt.empty();
        }
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
                if (line.startsWith(LIMIT)) {
                    return free(line.substring(LIMIT.length()).strip(), open.length);
                }
            }
            return OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns what is left of a line of the table: the soft limit stands first, as a number or {@code unlimited}. */
    private static OptionalInt free(String limits, int open) {
        String soft = limits.substring(0, Math.max(0, limits.indexOf(' ')));
        return soft.isEmpty() || soft.equals("unlimited")
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(Numbers.whole(soft) - open, 1 << 30));
    }
}
