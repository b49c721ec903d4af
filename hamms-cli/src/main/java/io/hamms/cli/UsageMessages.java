package io.hamms.cli;

import io.hamms.PortBindException;
import io.hamms.control.ControlPortException;
import io.hamms.error.InvalidOptionException;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.text.ErrorText;
import io.hamms.transport.BindError;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Formats a usage error as one line: the input, what was expected, and where the help is. */
final class UsageMessages {

    private static final String HERE = "an address of this machine";

    private UsageMessages() {}

    /** The command line's names for the options of the server's builder. */
    static final Map<String, String> FLAGS = Map.of(
            "basePort", "--base-port",
            "bindAddress", "--bind",
            "reusePort", "--reuse-port",
            "tlsName", "--tls-name",
            "caFile", "--ca-file",
            "tlsCertificate", "--tls-cert",
            "tlsKey", "--tls-key",
            "modes", "--modes",
            "transport", "--transport");

    /** Returns the error for an exception of picocli or of a command. */
    static String about(ParameterException refused, CommandName name) {
        CommandSpec command = refused.getCommandLine().getCommandSpec();
        return about(of(refused, command), command, name);
    }

    /** Returns the error for an exception of a command. */
    static String about(UsageException refused, CommandSpec command, CommandName name) {
        return refused.complaint(name, command.parent() == null ? "" : " " + command.name());
    }

    /**
     * Returns the error for ports that could not be bound.
     *
     * @param wanted the number of ports to bind
     */
    static UsageException about(PortBindException refused, String bindAddress, int wanted) {
        List<PortBindException.Conflict> conflicts = refused.conflicts();
        if (conflicts.stream().allMatch(conflict -> conflict.error() == BindError.NOT_LOCAL)) {
            return new UsageException("--bind: " + bindAddress, HERE, refused);
        }
        for (PortBindException.Conflict conflict : conflicts) {
            String advice = StartFailure.advice(conflict.error(), conflict.cause());
            if (advice != null) {
                return new UsageException(refused.summary(), advice, refused);
            }
        }
        IntSummaryStatistics ports = conflicts.stream()
                .mapToInt(conflict -> conflict.address().getPort())
                .summaryStatistics();
        boolean areAll = conflicts.size() == wanted && wanted > 1;
        return new UsageException(
                areAll
                        ? ports.getMin() + "-" + ports.getMax() + " are taken; is another hamms running?"
                        : refused.summary(),
                "free ports on " + bindAddress
                        + "; choose others with --base-port N, or let the kernel choose with --base-port 0",
                refused);
    }

    /** Returns the error for a control port that could not be bound. */
    static UsageException about(ControlPortException refused, String bindAddress) {
        if (refused.error() == BindError.NOT_LOCAL) {
            return new UsageException("--control-bind: " + bindAddress, HERE, refused);
        }
        String advice = StartFailure.advice(refused.error(), refused.getCause());
        return new UsageException(
                refused.summary(),
                advice != null
                        ? advice
                        : "a free port on " + bindAddress
                                + "; choose another with --control-port N, or omit it with --no-control",
                refused);
    }

    /** Returns the error for a value that the builder rejects, with the command line's name of the option. */
    static UsageException about(InvalidOptionException refused, Map<String, String> flags) {
        String option = flags.getOrDefault(refused.option(), refused.option());
        return new UsageException(ErrorText.subject(option, refused.value()), refused.expected(), refused);
    }

    private static UsageException of(ParameterException refused, CommandSpec command) {
        ArgSpec argument = refused.getArgSpec();
        if (refused instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (refused instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return nothing(missing.getMissing().get(0));
        }
        if (argument instanceof OptionSpec flag && flag.arity().max() == 0) {
            return new UsageException(subject(flag, refused), flag.longestName() + " alone");
        }
        if (argument instanceof OptionSpec option && refused.getCause() instanceof InvalidValueException cause) {
            return new UsageException(subject(option, refused), cause.expected());
        }
        if (argument == null && refused.getValue() != null) {
            return new UsageException(refused.getValue() + ": no such command", "one of the commands in the help");
        }
        return UsageException.of(refused);
    }

    private static String subject(OptionSpec option, ParameterException refused) {
        return ErrorText.subject(option.longestName(), String.valueOf(refused.getValue()));
    }

    private static UsageException nothing(ArgSpec missing) {
        String name = missing instanceof OptionSpec option ? option.longestName() : missing.paramLabel();
        return new UsageException(name + ": nothing", missing.paramLabel());
    }

    private static UsageException unmatched(UnmatchedArgumentException unmatched, CommandSpec command) {
        String typed = unmatched.getUnmatched().get(0);
        if (typed.startsWith("-")) {
            List<String> options =
                    command.options().stream().map(OptionSpec::longestName).toList();
            return new UsageException(
                    typed.replaceFirst("=.*", "") + ": no such option", suggestions(unmatched, options));
        }
        if (command.subcommands().isEmpty()) {
            return new UsageException(typed + ": unexpected argument", "only options");
        }
        if (FailureModes.ALL.stream().anyMatch(mode -> mode.name().equals(typed))) {
            return new UsageException(
                    typed + ": a mode, not a command", "{hamms} --modes " + typed + ", or {hamms} describe " + typed);
        }
        List<String> commands = new ArrayList<>(command.subcommands().keySet());
        return new UsageException(typed + ": no such command", suggestions(unmatched, commands));
    }

    /** Returns the names similar to the input, or all names if none is. */
    private static String suggestions(UnmatchedArgumentException unmatched, List<String> names) {
        List<String> near =
                unmatched.getSuggestions().stream().filter(names::contains).toList();
        return String.join(", ", near.isEmpty() ? names : near);
    }
}
