package io.hamms.cli;

import io.hamms.transport.BindError;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the system does not grant at the start: files, threads, memory, low ports. The JDK and Netty pass on a text
 * only, but for what {@link BindError} can see.
 */
final class StartFailure {

    /** What Netty puts in front of what the system says, where it passes no number on. */
    private static final String CALL = "^.*\\) failed(?: with error\\(-?\\d+\\))?: ";

    private static final String FILES = "a higher limit of open files, ulimit -n; or fewer ports, with --modes";
    private static final String LOW_PORTS =
            "ports from 1024 on, with --base-port and --control-port; lower ones need a privilege";

    private StartFailure() {}

    /** Returns what is to be said; null if the failure is a mistake of ours. */
    static @Nullable UsageException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String advice = adviceOn(cause);
            if (advice == null && cause instanceof IOException) {
                advice = "a system that grants what a server needs";
            }
            if (advice != null) {
                String message = String.valueOf(cause.getMessage()).replaceFirst(CALL, "");
                return new UsageException("cannot start: " + message, advice, failure);
            }
        }
        return null;
    }

    /** Returns what would have to be otherwise for a port to be bound; null if another port would do. */
    static @Nullable String advice(BindError error, @Nullable Throwable cause) {
        return switch (error) {
            case NOT_PERMITTED -> LOW_PORTS;
            case TOO_MANY_FILES -> FILES;
            case OTHER -> advice(cause);
            case TAKEN, NOT_LOCAL -> null;
        };
    }

    /** Returns what would have to be otherwise; null if this comes of no limit and no permission. */
    static @Nullable String advice(@Nullable Throwable failure) {
        String advice = null;
        for (Throwable cause = failure; cause != null && advice == null; cause = cause.getCause()) {
            advice = adviceOn(cause);
        }
        return advice;
    }

    private static @Nullable String adviceOn(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("too many open files")) {
            return FILES;
        }
        if (message.contains("permission denied")) {
            return LOW_PORTS;
        }
        if (message.contains("native thread")) {
            return "a higher limit of threads, ulimit -u or that of the container";
        }
        return cause instanceof OutOfMemoryError ? "more memory, with -Xmx or that of the container" : null;
    }
}
