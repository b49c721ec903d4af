package io.hamms.cli.audit;

import io.hamms.audit.SweepForm;
import io.hamms.audit.SweepForm.Framing;
import io.hamms.error.InvalidOptionException;
import io.hamms.text.Words;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options of a sweep. */
final class SweepOptions {

    /** The options of an audit by modes, which mean nothing here: a success with less than the whole is never right. */
    private static final List<String> NOT_OF_SWEEPS = List.of(
            "--modes",
            "--layer",
            "--retries",
            "--fail-on",
            "--strict",
            "--known",
            "--known-write",
            "--known-update",
            "--html",
            "--post");

    @Option(
            names = "--sweep",
            description =
                    "Instead of the modes: cut a small response after each of its bytes, by FIN and by RST, in each"
                            + " framing, and report after which cuts the client reports a success.")
    private boolean isSweeping;

    @Option(
            names = "--framings",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = FramingNames.class,
            description = "With --sweep: only these framings: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> framings = List.of();

    boolean isChosen() {
        return isSweeping;
    }

    /** Refuses options that a sweep does not use. */
    void check(ParseResult typed) {
        for (String option : NOT_OF_SWEEPS) {
            if (typed.hasMatchedOption(option)) {
                throw new InvalidOptionException(option, "with --sweep", "one of them");
            }
        }
    }

    /** Refuses options that only a sweep uses. */
    void checkAbsent() {
        if (!framings.isEmpty()) {
            throw new InvalidOptionException("--framings", "without --sweep", "both");
        }
    }

    /** Returns the forms that were chosen. */
    List<SweepForm> forms() {
        for (String name : framings) {
            if (Arrays.stream(Framing.values())
                    .noneMatch(known -> Words.token(known).equals(name))) {
                throw new InvalidOptionException("--framings", name, String.join(", ", new FramingNames()));
            }
        }
        return SweepForm.ALL.stream()
                .filter(form -> framings.isEmpty() || framings.contains(Words.token(form.framing())))
                .toList();
    }

    /** The names of framings, for completion. */
    static final class FramingNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Framing.values()).map(Words::token).iterator();
        }
    }
}
