package io.hamms.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The standard error stream of this process. */
public final class StandardError {

    private static final Path LINK = Path.of("/proc/self/fd/2");

    private StandardError() {}

    /** Returns whether it goes to a terminal; the JDK reports that only if all standard streams do. */
    @SuppressWarnings("SystemConsoleNull") // Environment.ofProcess makes later versions of Java return null, too.
    public static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(LINK).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
