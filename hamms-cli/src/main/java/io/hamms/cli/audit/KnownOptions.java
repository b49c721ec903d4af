package io.hamms.cli.audit;

import io.hamms.audit.AuditReport;
import io.hamms.error.InvalidOptionException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for accepted failures. */
final class KnownOptions {

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "Accepted failures, one line each: ID  HARM  # why. One that no longer fails is stale, which fails"
                            + " the audit.")
    private @Nullable Path known;

    @Option(
            names = "--known-write",
            paramLabel = "FILE",
            description = "Write the failures of this run to FILE, in the format of --known, and accept them.")
    private @Nullable Path knownWrite;

    @Option(names = "--known-update", description = "Update the file of --known: remove stale failures, add new ones.")
    private boolean knownUpdate;

    /** Reads the file, before anything runs. */
    KnownFailures read() {
        if (known == null) {
            if (knownUpdate) {
                throw new InvalidOptionException("--known-update", "without --known", "both");
            }
            return KnownFailures.NONE;
        }
        try {
            return KnownFailures.read(known);
        } catch (NoSuchFileException e) {
            throw new InvalidOptionException("--known", known, "a file that can be read; it does not exist", e);
        } catch (IOException e) {
            throw new InvalidOptionException("--known", known, "a file that can be read", e);
        }
    }

    /** Writes the files, and returns the failures that are accepted from now on. */
    KnownFailures write(AuditReport report, Policy policy, KnownFailures read) {
        KnownFailures updated = knownUpdate || knownWrite != null ? read.updated(report, policy) : read;
        if (knownUpdate && known != null) {
            write(updated, "--known", known);
        }
        if (knownWrite != null) {
            write(updated, "--known-write", knownWrite);
        }
        return updated;
    }

    private static void write(KnownFailures failures, String option, Path file) {
        try {
            failures.write(file);
        } catch (IOException e) {
            throw new InvalidOptionException(option, file, "a file that can be written", e);
        }
    }
}
