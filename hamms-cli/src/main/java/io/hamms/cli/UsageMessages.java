package io.hamms.cli;

import io.hamms.PortBindException;
import io.hamms.control.ControlPortException;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line on what was wrong with a call: what was typed, what was expected, and where to read on. */
final class UsageMessages {

    private UsageMessages() {}

    /** Returns the line on what picocli or a command refused. */
    static String about(ParameterException refused) {
        CommandSpec command = refused.getCommandLine().getCommandSpec();
        return new UsageException(what(refused, command)).complaint(command.qualifiedName());
    }

    /**
     * Returns what is to be said of ports that were not to be had.
     *
     * @param wanted how many ports there would have been
     */
    static String about(PortBindException refused, String bindAddress, int wanted) {
        List<PortBindException.Conflict> conflicts = refused.conflicts();
        if (conflicts.stream().allMatch(conflict -> isElsewhere(conflict.cause()))) {
            return "--bind: " + bindAddress + " (expected: an address of this machine)";
        }
        for (PortBindException.Conflict conflict : conflicts) {
            String advice = StartFailure.advice(conflict.cause());
            if (advice != null) {
                return refused.summary() + " (expected: " + advice + ")";
            }
        }
        IntSummaryStatistics ports = conflicts.stream()
                .mapToInt(conflict -> conflict.address().getPort())
                .summaryStatistics();
        boolean areAll = conflicts.size() == wanted && wanted > 1;
        return (areAll
                        ? ports.getMin() + "-" + ports.getMax() + " are taken; is another hamms running?"
                        : refused.summary())
                + " (expected: free ports on " + bindAddress
                + "; choose others with --base-port N, or let the system choose with --base-port 0)";
    }

    /** Returns what is to be said of a control port that was not to be had. */
    static String about(ControlPortException refused, String bindAddress) {
        if (isElsewhere(refused.getCause())) {
            return "--control-bind: " + bindAddress + " (expected: an address of this machine)";
        }
        String advice = StartFailure.advice(refused.getCause());
        return refused.summary() + " (expected: "
                + (advice != null
                        ? advice
                        : "a free port on " + bindAddress
                                + "; choose another with --control-port N, or leave it out with --no-control")
                + ")";
    }

    private static boolean isElsewhere(@Nullable Throwable cause) {
        return cause != null && String.valueOf(cause.getMessage()).contains("assign requested address");
    }

    /** Returns what the builder of the server says, in the words of the command line. */
    static String about(IllegalArgumentException refused) {
        return String.valueOf(refused.getMessage())
                .replaceFirst("^basePort:", "--base-port:")
                .replaceFirst("^bindAddress:", "--bind:")
                .replaceFirst("^reusePort:", "--reuse-port:")
                .replaceFirst("^tlsName:", "--tls-name:")
                .replaceFirst("^caFile:", "--ca-file:")
                .replaceFirst("^(modes|transport):", "--$1:");
    }

    /** Returns what is to be said of a name that no mode has, in the value of an option. */
    static String about(UnknownModeException refused, String option) {
        return String.valueOf(refused.getMessage())
                .replaceFirst("^mode:", option + ":")
                .replaceFirst("another of the catalogue\\)$", "another name from hamms list)");
    }

    private static String what(ParameterException refused, CommandSpec command) {
        ArgSpec argument = refused.getArgSpec();
        if (refused instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (refused instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return nothing(missing.getMissing().get(0));
        }
        if (argument instanceof OptionSpec flag && flag.arity().max() == 0) {
            return flag.longestName() + ": " + refused.getValue() + " (expected: " + flag.longestName() + " alone)";
        }
        if (argument instanceof OptionSpec option && refused.getCause() instanceof TypeConversionException cause) {
            return option.longestName() + ": " + refused.getValue() + " (expected: " + cause.getMessage() + ")";
        }
        return String.valueOf(refused.getMessage())
                .replaceFirst(
                        "^Unknown subcommand '(.*)'\\.$", "$1: no such command (expected: one of those in the help)");
    }

    private static String nothing(ArgSpec missing) {
        String name = missing instanceof OptionSpec option ? option.longestName() : missing.paramLabel();
        return name + ": nothing (expected: " + missing.paramLabel() + ")";
    }

    private static String unmatched(UnmatchedArgumentException unmatched, CommandSpec command) {
        String typed = unmatched.getUnmatched().get(0);
        if (typed.startsWith("-")) {
            List<String> options =
                    command.options().stream().map(OptionSpec::longestName).toList();
            return typed.replaceFirst("=.*", "") + ": no such option (expected: " + near(unmatched, options) + ")";
        }
        if (command.subcommands().isEmpty()) {
            return typed + ": one word too many (expected: options)";
        }
        if (FailureModes.ALL.stream().anyMatch(mode -> mode.name().equals(typed))) {
            return typed + ": a mode, not a command (expected: hamms --modes " + typed + ", or hamms describe " + typed
                    + ")";
        }
        List<String> commands = new ArrayList<>(command.subcommands().keySet());
        return typed + ": no such command (expected: " + near(unmatched, commands) + ")";
    }

    /** Returns the names that are like what was typed, or all if none is. */
    private static String near(UnmatchedArgumentException unmatched, List<String> names) {
        List<String> near =
                unmatched.getSuggestions().stream().filter(names::contains).toList();
        return String.join(", ", near.isEmpty() ? names : near);
    }
}
