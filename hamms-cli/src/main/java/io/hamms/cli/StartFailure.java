package io.hamms.cli;

import io.hamms.transport.BindError;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the operating system at the start: files, threads, memory, low ports. The JDK and Netty report them only as
 * texts, except those that {@link BindError} detects.
 */
final class StartFailure {

    /** The prefix that Netty puts before the system's message if it does not report an error number. */
    private static final String CALL = "^.*\\) failed(?: with error\\(-?\\d+\\))?: ";

    private static final String FILES = "a higher limit of open files, ulimit -n; or fewer ports, with --modes";
    private static final String LOW_PORTS =
            "ports from 1024 on, with --base-port and --control-port; lower ports need a privilege";

    private StartFailure() {}

    /** Returns the error to report; null for an internal error. */
    static @Nullable UsageException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String advice = adviceOn(cause);
            if (advice == null && cause instanceof IOException) {
                advice = "a system that permits what a server needs";
            }
            if (advice != null) {
                String message = String.valueOf(cause.getMessage()).replaceFirst(CALL, "");
                return new UsageException("cannot start: " + message, advice, failure);
            }
        }
        return null;
    }

    /** Returns advice for a port that cannot be bound; null if another port would help. */
    static @Nullable String advice(BindError error, @Nullable Throwable cause) {
        return switch (error) {
            case NOT_PERMITTED -> LOW_PORTS;
            case TOO_MANY_FILES -> FILES;
            case OTHER -> advice(cause);
            case TAKEN, NOT_LOCAL -> null;
        };
    }

    /** Returns advice for a limit or a permission; null for another cause. */
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
        return cause instanceof OutOfMemoryError ? "more memory, with -Xmx or a higher limit of the container" : null;
    }
}
