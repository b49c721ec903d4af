package io.hamms.server;

import io.hamms.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limit of descriptors of this process, as Linux shows it in {@code /proc}. */
final class DescriptorLimit {

    private DescriptorLimit() {}

    /**
     * Returns how many descriptors this process may yet open; empty if the system does not show it. The JVM has raised
     * its limit as far as it may.
     */
    static OptionalInt free() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            Matcher limit = Pattern.compile("Max open files +(\\d+)")
                    .matcher(String.join("\n", Files.readAllLines(Path.of("/proc/self/limits"))));
            return limit.find()
                    ? OptionalInt.of((int) Math.min(Numbers.whole(limit.group(1)) - open.count(), 1 << 30))
                    : OptionalInt.empty();
        } catch (IOException e) {
            // Not on Linux.
            return OptionalInt.empty();
        }
    }
}
