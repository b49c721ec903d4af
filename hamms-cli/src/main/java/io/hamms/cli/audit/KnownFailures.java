package io.hamms.cli.audit;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.error.InvalidOptionException;
import io.hamms.mode.catalogue.FailureModes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accepted failures in a file: each line has the id of a verdict, its harm, and after {@code #} the reason.
 *
 * @param entries the failures, by their ids
 */
record KnownFailures(Map<String, Entry> entries) {

    static final KnownFailures NONE = new KnownFailures(Map.of());

    private static final String HEADER =
            "# Failures of hamms audit that are accepted: id of the verdict, harm, # why.\n";

    /** Keeps a copy. */
    KnownFailures {
        entries = Map.copyOf(entries);
    }

    /**
     * A failure that is accepted.
     *
     * @param harm the worst harm that is accepted
     * @param why the reason; empty if none is given
     */
    record Entry(Harm harm, String why) {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws InvalidOptionException if a line is none
     */
    static KnownFailures read(Path file) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            int mark = line.indexOf('#');
            String text = (mark < 0 ? line : line.substring(0, mark)).strip();
            if (text.isEmpty()) {
                continue;
            }
            String[] words = text.split("\\s+", -1);
            if (words.length != 2 || !words[0].contains("/")) {
                throw new InvalidOptionException(file + ", line " + number, text, "ID HARM # why");
            }
            String why = mark < 0 ? "" : line.substring(mark + 1).strip();
            entries.put(words[0], new Entry(Harm.ofToken(file + ", line " + number, words[1]), why));
        }
        return new KnownFailures(entries);
    }

    /** Returns whether a failure is accepted. */
    boolean accepts(Check check) {
        Entry entry = entries.get(check.id());
        return entry != null && entry.harm().isAtLeast(check.harm());
    }

    /**
     * Returns the ids of the accepted failures that no longer fail. That of the client's own requests is among them
     * only after an audit by all modes: another mode may have shown it.
     */
    List<String> stale(AuditReport report) {
        Set<String> judged = report.modes().stream()
                .filter(mode -> mode.checks().stream().allMatch(check -> check.applies() == Applies.JUDGED))
                .map(mode -> mode.mode().name())
                .collect(Collectors.toSet());
        Check requests = report.requests().check();
        if (requests.applies() == Applies.JUDGED && report.modes().size() == FailureModes.ALL.size()) {
            judged.add(modeOf(requests.id()));
        }
        Set<String> harmful = report.checks().stream()
                .filter(check -> check.isHarmful() || check.isUnsteady())
                .map(Check::id)
                .collect(Collectors.toSet());
        return entries.keySet().stream()
                .filter(id -> judged.contains(modeOf(id)) && !harmful.contains(id))
                .sorted()
                .toList();
    }

    private static String modeOf(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    /** Returns these failures, updated by a run: new ones are added, stale ones are removed, reasons are kept. */
    KnownFailures updated(AuditReport report, Policy policy) {
        Map<String, Entry> all = new LinkedHashMap<>(entries);
        stale(report).forEach(all::remove);
        for (Check check : policy.failing(report)) {
            Entry old = all.get(check.id());
            all.put(check.id(), new Entry(check.harm(), old == null ? check.sentence() : old.why()));
        }
        return new KnownFailures(all);
    }

    /** Writes the file. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        new TreeMap<>(entries).forEach((id, entry) -> {
            text.append(id).append("  ").append(entry.harm().token());
            text.append(entry.why().isEmpty() ? "" : "  # " + entry.why().replaceAll("\\s+", " "));
            text.append('\n');
        });
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
