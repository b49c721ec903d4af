package io.hamms.cli;

import io.hamms.HammsServerBuilder;
import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.text.ErrorText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options that change the behaviour of modes. */
final class ScriptOptions {

    private static final String SCRIPT = "--script";
    private static final String DEFAULT = "--default";

    @Option(
            names = SCRIPT,
            paramLabel = "MODE=STEP[,STEP...]",
            completionCandidates = Scripted.class,
            description = "Make the port of MODE answer each request with the next STEP; the last STEP repeats. A STEP"
                    + " is NAME[?PARAM=VALUE[&...]]; before it, 3* means for 3 requests, 2s* for 2 seconds, 10%%* with"
                    + " this probability. A comma in a value is %%2C. Repeatable.")
    private List<String> scripts = new ArrayList<>();

    @Option(
            names = DEFAULT,
            paramLabel = "MODE?PARAM=VALUE[&...]",
            completionCandidates = Parametrised.class,
            description = "Set the default of a parameter of MODE, used if a request does not set it. Repeatable.")
    private List<String> defaults = new ArrayList<>();

    @Option(
            names = "--strict-parameters",
            description = "Answer 400 to a request with an unknown or repeated parameter in its query, instead of"
                    + " naming the parameter in X-Hamms-Ignored and in the log.")
    private boolean isStrict;

    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();

    /** Parses the options; throws if one is invalid. */
    void read(List<FailureMode> served) {
        for (String typed : scripts) {
            withUsageErrors(SCRIPT, () -> readScript(typed, served));
        }
        for (String typed : defaults) {
            withUsageErrors(DEFAULT, () -> readDefault(typed));
        }
    }

    private void readScript(String typed, List<FailureMode> served) {
        int equals = typed.indexOf('=');
        if (equals < 0) {
            throw new UsageException(
                    ErrorText.subject(SCRIPT, typed),
                    "MODE=STEP[,STEP...], such as healthy=2*status?status=503,healthy");
        }
        FailureMode mode = FailureModes.named(typed.substring(0, equals));
        if (!mode.fault().isScriptable()) {
            throw new UsageException(SCRIPT + ": " + mode.name(), "a mode that waits for requests, such as healthy");
        }
        if (!served.contains(mode)) {
            throw new UsageException(SCRIPT + ": " + mode.name(), "one of the modes in --modes");
        }
        if (scenarios.put(mode.name(), Scenario.parse(typed.substring(equals + 1))) != null) {
            throw new UsageException(SCRIPT + ": another one for " + mode.name(), "one for each mode");
        }
    }

    private void readDefault(String typed) {
        int query = typed.indexOf('?');
        FailureMode mode = FailureModes.named(query < 0 ? typed : typed.substring(0, query));
        if (query < 0) {
            throw new UsageException(DEFAULT + ": " + typed, mode.name() + "?PARAM=VALUE[&...]");
        }
        Map<String, String> known = values.computeIfAbsent(mode.name(), name -> new HashMap<>());
        ModeCall.texts(mode, typed).forEach((parameter, value) -> {
            if (known.put(parameter, value) != null) {
                throw new UsageException(DEFAULT + ": " + parameter + "=" + value, Arguments.ONCE);
            }
        });
    }

    /** Throws the error about an option's value, in terms of the command line. */
    private static void withUsageErrors(String option, Runnable reading) {
        try {
            reading.run();
        } catch (UnknownModeException e) {
            throw new UsageException(ErrorText.subject(option, e.value()), OptionValues.OfMode.suggestions(e), e);
        } catch (BadParameterException e) {
            String value = (e.isOfMode() ? e.parameter() + "=" : "") + e.value();
            throw new UsageException(ErrorText.subject(option, value), e.expected(), e);
        }
    }

    /** Applies the options to a server. */
    void applyTo(HammsServerBuilder server) {
        server.strictParameters(isStrict);
        values.forEach((mode, texts) -> withUsageErrors(DEFAULT, () -> server.defaults(mode, texts)));
        scenarios.forEach(server::script);
    }

    /** The names for completion. */
    private abstract static class Names implements Iterable<String> {

        private final Predicate<FailureMode> fitting;

        private Names(Predicate<FailureMode> fitting) {
            this.fitting = fitting;
        }

        @Override
        public Iterator<String> iterator() {
            return FailureModes.ALL.stream()
                    .filter(fitting)
                    .map(FailureMode::name)
                    .iterator();
        }
    }

    static final class Scripted extends Names {
        Scripted() {
            super(mode -> mode.fault().isScriptable());
        }
    }

    static final class Parametrised extends Names {
        Parametrised() {
            super(mode -> !mode.accepted().isEmpty());
        }
    }
}
