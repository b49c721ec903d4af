package io.hamms.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A stream for results that keeps why a write failed: a {@link PrintStream} reports only that one did. */
final class CheckedOutput extends PrintStream {

    private static final Path LINK = Path.of("/proc/self/fd/1");

    private final FirstFailure written;
    private final BooleanSupplier isPipe;

    /** Creates a stream that is not a pipe. */
    CheckedOutput(OutputStream to) {
        this(new FirstFailure(to), () -> false);
    }

    private CheckedOutput(FirstFailure written, BooleanSupplier isPipe) {
        // Always UTF-8: in a container without a locale, Java would print "?" for every character outside ASCII.
        super(new BufferedOutputStream(written), false, StandardCharsets.UTF_8);
        this.written = written;
        this.isPipe = isPipe;
    }

    /** Returns the standard output of this process. */
    static CheckedOutput ofProcess() {
        return new CheckedOutput(
                new FirstFailure(new FileOutputStream(FileDescriptor.out)), CheckedOutput::isProcessInPipe);
    }

    /** Writes what is buffered and returns why output is missing; null if none is, or if its reader has left. */
    @Nullable
    String failure() {
        flush();
        IOException first = written.failure;
        return first == null || hasNoReader(first) ? null : String.valueOf(first.getMessage());
    }

    /** Returns whether the reader of a pipe has left, as {@code head} does; the JDK has the error as text only. */
    private boolean hasNoReader(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe") || isPipe.getAsBoolean();
    }

    /** Returns whether the output is a pipe: the text of an error may be in the language of the user. */
    private static boolean isProcessInPipe() {
        try {
            return Files.readSymbolicLink(LINK).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Keeps the first failure. */
    private static final class FirstFailure extends FilterOutputStream {

        private volatile @Nullable IOException failure;

        private FirstFailure(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
