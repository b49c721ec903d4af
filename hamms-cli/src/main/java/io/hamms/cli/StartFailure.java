package io.hamms.cli;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the system does not grant at the start: files, threads, memory, low ports. */
final class StartFailure {

    /** What the native transports put in front of what the system says. */
    private static final String CALL = "^.*\\) failed(?: with error\\(-?\\d+\\))?: ";

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
                return new UsageException("cannot start: " + message + " (expected: " + advice + ")", failure);
            }
        }
        return null;
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
            return "a higher limit of open files, ulimit -n; or fewer ports, with --modes";
        }
        if (message.contains("permission denied")) {
            return "ports from 1024 on, with --base-port and --control-port; lower ones need a privilege";
        }
        if (message.contains("native thread")) {
            return "a higher limit of threads, ulimit -u or that of the container";
        }
        return cause instanceof OutOfMemoryError ? "more memory, with -Xmx or that of the container" : null;
    }
}
