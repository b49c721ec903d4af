package io.hamms.cli.audit;

import io.hamms.audit.HammsAudit;
import io.hamms.audit.Harm;
import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.text.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of an audit. */
final class AuditOptions {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "The client's own time limit, from 50ms to 5m, for {timeout}. Default: ${DEFAULT-VALUE}.")
    private String timeout = "2s";

    @Option(
            names = "--modes",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = ModeNames.class,
            description = "Run these modes only; separate names by commas. Default: all.")
    private List<String> modes = List.of();

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = LayerNames.class,
            description = "Run the modes of these layers only: ${COMPLETION-CANDIDATES}.")
    private List<String> layers = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "The most calls at once; calls that only wait do not count. Default: one per processor; 16 with"
                            + " --sweep.")
    private @Nullable Integer jobs;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description =
                    "How often a mode with a wrong verdict is run again; a verdict that is not confirmed is unsteady."
                            + " Default: 1.")
    private int retries = 1;

    @Option(
            names = "--fail-on",
            paramLabel = "HARM",
            completionCandidates = HarmNames.class,
            description = "The least harm that fails the audit: ${COMPLETION-CANDIDATES}. Default: hang.")
    private String failOn = "hang";

    @Option(
            names = "--strict",
            description =
                    "Let a broken SHOULD, a choice and an unsteady verdict fail the audit, too, if its harm is at or"
                            + " above --fail-on.")
    private boolean strict;

    /**
     * Reads the options, before anything runs.
     *
     * @return configures an audit by them
     */
    Consumer<HammsAudit> settings() {
        Duration limit = timeout();
        List<FailureMode> chosen = modes();
        int side = jobsIfGiven().orElseGet(Runtime.getRuntime()::availableProcessors);
        int again = number("--retries", retries, 0);
        return audit -> audit.timeout(limit).modes(chosen).jobs(side).repetitions(again);
    }

    /** Returns the most calls at once; empty if the option was not given. */
    Optional<Integer> jobsIfGiven() {
        return Optional.ofNullable(jobs).map(given -> number("--jobs", given, 1));
    }

    private static int number(String option, int value, int least) {
        if (value < least || value > 100) {
            throw new InvalidOptionException(option, value, least + " to 100");
        }
        return value;
    }

    Policy policy() {
        return new Policy(Harm.ofToken("--fail-on", failOn), strict);
    }

    /** Returns the client's own time limit; a number without a unit counts seconds. */
    Duration timeout() {
        String expected = "a time from 50ms to 5m, such as 2s, 0.5 or 500ms";
        try {
            BigDecimal value = Times.seconds(timeout);
            Duration time = Duration.ofMillis(value.movePointRight(3).longValue());
            if (value.signum() > 0 && time.toMillis() >= 50 && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (NumberFormatException e) {
            throw new InvalidOptionException("--timeout", timeout, expected, e);
        }
        throw new InvalidOptionException("--timeout", timeout, expected);
    }

    /** Returns the modes that were chosen, in the order of the catalogue. */
    List<FailureMode> modes() {
        List<FailureMode> named = new ArrayList<>();
        for (String name : modes) {
            named.add(mode("--modes", name));
        }
        for (String layer : layers) {
            if (Arrays.stream(Layer.values()).noneMatch(known -> known.label().equals(layer))) {
                throw new InvalidOptionException("--layer", layer, String.join(", ", new LayerNames()));
            }
        }
        List<FailureMode> chosen = FailureModes.ALL.stream()
                .filter(mode -> modes.isEmpty() || named.contains(mode))
                .filter(mode -> layers.isEmpty() || layers.contains(mode.layer().label()))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidOptionException(
                    "--layer", String.join(", ", layers), "the layer of one of the modes in --modes");
        }
        return chosen;
    }

    static FailureMode mode(String option, String name) {
        try {
            return FailureModes.named(name.strip());
        } catch (UnknownModeException e) {
            String nearest = String.join(", ", e.nearest()) + ", or another name from {hamms} audit --list";
            throw new InvalidOptionException(option, name, nearest, e);
        }
    }

    /** Returns those of these options that change what a client is asked, as they can be typed. */
    String typed() {
        return timeout.equals("2s") ? "" : "--timeout " + timeout + " ";
    }

    /** The names of modes, for completion. */
    static final class ModeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FailureModes.ALL.stream().map(FailureMode::name).iterator();
        }
    }

    /** The names of layers. */
    static final class LayerNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Layer.values()).map(Layer::label).iterator();
        }
    }

    /** The names of harms, the worst first. */
    static final class HarmNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Harm.values())
                    .filter(harm -> harm != Harm.OK)
                    .map(Harm::token)
                    .collect(Collectors.toList())
                    .iterator();
        }
    }
}
