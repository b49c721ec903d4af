package io.hamms.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine that the benchmark runs on. */
final class Machine {

    private Machine() {}

    /** Returns the lines of a list in Markdown. */
    static List<String> description(String versions) throws IOException {
        String descriptors = found("/proc/self/limits", "(?m)^Max open files +\\d+ +(\\d+)");
        String memory = found("/proc/meminfo", "(?m)^MemTotal: +(\\d+) kB");
        return List.of(
                "- CPU: " + found("/proc/cpuinfo", "(?m)^model name\\s*: (.*)$") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores; client and server share them",
                String.format(Locale.ROOT, "- Memory: %.1f GiB", Long.parseLong(memory) / 1024.0 / 1024.0),
                "- Kernel: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                "- JVM, of all servers and of the client: " + System.getProperty("java.vm.name") + " "
                        + System.getProperty("java.runtime.version"),
                "- Compared: " + versions,
                "- Descriptors that a process may open: "
                        + String.format(Locale.ROOT, "%,d", Long.parseLong(descriptors)) + "; net.core.somaxconn: "
                        + found("/proc/sys/net/core/somaxconn", "(\\d+)"));
    }

    private static String found(String file, String pattern) throws IOException {
        // In one read: a second read of a file in /proc/sys returns nothing.
        byte[] content = new byte[1 << 16];
        int length;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            length = in.read(content);
        }
        Matcher found = Pattern.compile(pattern).matcher(new String(content, 0, length, StandardCharsets.UTF_8));
        if (!found.find()) {
            throw new IOException(file + ": nothing like " + pattern);
        }
        return found.group(1);
    }
}
