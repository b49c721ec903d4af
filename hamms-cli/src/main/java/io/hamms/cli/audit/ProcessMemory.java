package io.hamms.cli.audit;

import io.hamms.text.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of a process and of those that it has started, as Linux reports it.
 *
 * <p>Only files of these processes are read: a look at all processes of the machine, many times a second and for each
 * client, would take a processor.
 */
final class ProcessMemory {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String PEAK = "VmHWM:";

    private ProcessMemory() {}

    /**
     * Returns the sum of how many bytes each has held at most; 0 if the system does not say, or they have ended. Pages
     * that two share count twice, in a correct exchange as well.
     */
    static long peak(long pid) {
        Path process = PROCESSES.resolve(Long.toString(pid));
        long bytes = own(process);
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                for (String child : words(thread.resolve("children"))) {
                    bytes += peak(Numbers.whole(child));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended.
        }
        return bytes;
    }

    private static long own(Path process) {
        try {
            return Files.readAllLines(process.resolve("status"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Numbers.whole(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static String[] words(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? new String[0] : text.split(" ", -1);
        } catch (IOException e) {
            // The thread has ended, or the kernel was built without this file.
            return new String[0];
        }
    }
}
