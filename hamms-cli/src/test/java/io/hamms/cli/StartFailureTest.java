package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.transport.BindError;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void reportsInOneLineWhatTheSystemRefused() {
        assertThat(said(new IllegalStateException(
                        "failed to create a child event loop",
                        new IllegalStateException(
                                "failed to open a new selector", new IOException("Too many open files")))))
                .startsWith("cannot start: Too many open files (expected: a higher limit of open files, ulimit -n;");
        assertThat(said(new IllegalStateException(new IOException("epoll_create1(...) failed: Too many open files"))))
                .startsWith("cannot start: Too many open files (expected: ");
        assertThat(said(new SocketException("Permission denied")))
                .startsWith("cannot start: Permission denied (expected: ports from 1024 on, ");
        assertThat(said(new OutOfMemoryError(
                        "unable to create native thread: possibly out of memory or process limits")))
                .contains("(expected: a higher limit of threads, ulimit -u");
        assertThat(said(new OutOfMemoryError("Java heap space"))).contains("(expected: more memory, with -Xmx");
        assertThat(said(new IllegalStateException(new IOException("No space left on device"))))
                .startsWith("cannot start: No space left on device (expected: ");
    }

    @Test
    void reportsNoErrorOfOursAsTheSystems() {
        assertThat(said(new IllegalStateException("mistake", new NullPointerException())))
                .isNull();
        assertThat(StartFailure.advice(new BindException("Address already in use")))
                .isNull();
        assertThat(StartFailure.advice(null)).isNull();
    }

    /** Independent of the system's message and its language. */
    @Test
    void advisesByTheErrno() {
        IOException unread = new IOException("?");

        assertThat(StartFailure.advice(BindError.NOT_PERMITTED, unread)).startsWith("ports from 1024 on, ");
        assertThat(StartFailure.advice(BindError.TOO_MANY_FILES, unread)).startsWith("a higher limit of open files, ");
        assertThat(StartFailure.advice(BindError.TAKEN, unread)).isNull();
        assertThat(StartFailure.advice(BindError.NOT_LOCAL, unread)).isNull();
        assertThat(StartFailure.advice(BindError.OTHER, new IOException("Too many open files")))
                .startsWith("a higher limit of open files, ");
    }

    private static @Nullable String said(Throwable failure) {
        UsageException refused = StartFailure.of(failure);
        return refused == null ? null : refused.getMessage();
    }
}
