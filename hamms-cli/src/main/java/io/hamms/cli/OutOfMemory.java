package io.hamms.cli;

import io.netty.util.internal.OutOfDirectMemoryError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when its memory is used up: an event loop that has lost its thread answers no more, while the
 * process looks alive. Everything needed is made beforehand, since there is no memory left when it is.
 */
final class OutOfMemory {

    private static final byte[] MESSAGE = "hamms: out of memory (expected: a larger heap, as with -Xmx512m); stopped\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private static final int MAX_CAUSES = 8;

    private OutOfMemory() {}

    /** Has the process end when memory is used up on any thread, and when an event loop logs so and goes on. */
    static void endsTheProcess() {
        WatchedLogging.install();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            endIfIn(thrown);
            LoggerFactory.getLogger(OutOfMemory.class).error("thread {}: failed", thread.getName(), thrown);
        });
    }

    /** Ends the process at once, without its shutdown hooks, if this is an OutOfMemoryError or was caused by one. */
    static void endIfIn(@Nullable Throwable thrown) {
        if (isIn(thrown)) {
            try {
                ERR.write(MESSAGE);
            } catch (IOException e) {
                // The exit code says it, too.
            } finally {
                Runtime.getRuntime().halt(Exit.OUT_OF_MEMORY);
            }
        }
    }

    /** Returns whether the JVM's memory is used up; what Netty refuses beyond a limit of its own ends a connection. */
    static boolean isIn(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof OutOfMemoryError && !(cause instanceof OutOfDirectMemoryError)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
