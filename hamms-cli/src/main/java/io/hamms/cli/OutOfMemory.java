package io.hamms.cli;

import io.netty.util.internal.OutOfDirectMemoryError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when it runs out of memory: an event loop without a thread does not answer, although the process
 * seems alive. Allocates everything in advance, because no memory is left then.
 */
final class OutOfMemory {

    private static final byte[] MESSAGE = "hamms: out of memory (expected: a larger heap, as with -Xmx512m); stopped\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private static final int MAX_CAUSES = 8;

    private OutOfMemory() {}

    /** Ends the process on an OutOfMemoryError of any thread, and on one that an event loop only logs. */
    static void install() {
        WatchedLogging.install();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            exitIfOutOfMemory(thrown);
            LoggerFactory.getLogger(OutOfMemory.class).error("thread {}: failed", thread.getName(), thrown);
        });
    }

    /** Ends the process at once, without shutdown hooks, if this is an OutOfMemoryError or has one as a cause. */
    static void exitIfOutOfMemory(@Nullable Throwable thrown) {
        if (isOutOfMemory(thrown)) {
            try {
                ERR.write(MESSAGE);
            } catch (IOException e) {
                // The exit code reports it, too.
            } finally {
                Runtime.getRuntime().halt(Exit.OUT_OF_MEMORY);
            }
        }
    }

    /** Returns whether the JVM is out of memory; an allocation beyond Netty's own limit ends only a connection. */
    static boolean isOutOfMemory(@Nullable Throwable thrown) {
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
