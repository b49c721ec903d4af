package io.hamms.cli;

import io.hamms.cli.audit.AuditCommand;
import io.hamms.cli.audit.AuditConsole;
import io.hamms.cli.audit.StandardError;
import io.hamms.text.ErrorText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a function. */
final class Cli {

    private Cli() {}

    /** Runs a command and returns the exit code of the process. */
    static int run(Environment environment, String... args) {
        CommandLine line = commandLine(environment);
        int code = line.execute(args);
        line.getOut().flush();
        return code;
    }

    static CommandLine commandLine(Environment environment) {
        CommandLine completion = withSynopsis("generate-completion [-hV]", new AutoComplete.GenerateCompletion());
        completion
                .getCommandSpec()
                .usageMessage()
                .description("Prints a script that completes commands, options and modes in bash and zsh.");
        CommandLine line = new CommandLine(new HammsCommand(environment))
                .addSubcommand(withHelp(new ServeCommand(environment)))
                .addSubcommand(withHelp(new ListCommand(environment)))
                .addSubcommand(withHelp(new DescribeCommand(environment)))
                .addSubcommand(withHelp(new CaCommand(environment)))
                .addSubcommand(withHelp(new AuditCommand(console(environment))).setStopAtPositional(true))
                .addSubcommand(completion)
                .addSubcommand(withSynopsis("help [-h] [COMMAND]", new CommandLine.HelpCommand()));
        line.getCommandSpec().mixinStandardHelpOptions(true);
        nameInHelp(line, environment.command());
        return line.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(environment.ansi()))
                // The command of a client may have an argument such as @body.txt.
                .setExpandAtFiles(false)
                // Repeated options are checked in execute: picocli would refuse -v -v, too.
                .setOverwrittenOptionsAllowed(true)
                .setExecutionStrategy(parsed -> execute(parsed, environment))
                .setParameterExceptionHandler((refused, args) -> {
                    environment.err().println(UsageMessages.about(refused, environment.command()));
                    return Exit.USAGE;
                })
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    if (failed instanceof UsageException refused) {
                        environment
                                .err()
                                .println(UsageMessages.about(refused, command.getCommandSpec(), environment.command()));
                        return Exit.USAGE;
                    }
                    throw failed;
                });
    }

    private static AuditConsole console(Environment environment) {
        return new AuditConsole(
                environment.out(),
                environment.err(),
                environment.ansi().enabled(),
                environment::width,
                StandardError::isTerminal,
                (announce, close) -> {
                    Runnable forget = environment.lifetime().begin(close);
                    CountDownLatch noReaderLeft = new CountDownLatch(1);
                    Runnable announceIfPossible = () -> {
                        announce.run();
                        if (environment.out().checkError()) {
                            noReaderLeft.countDown();
                        }
                    };
                    try {
                        environment.lifetime().await(announceIfPossible, noReaderLeft, close);
                    } finally {
                        forget.run();
                    }
                },
                environment.command().typed());
    }

    /** Prints this name in synopses and examples. Their lines are not wrapped, so that they can be copied. */
    private static void nameInHelp(CommandLine line, CommandName name) {
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(line.getHelpSectionMap());
        sections.put(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                help -> lines(name, help.commandSpec().usageMessage().customSynopsis()));
        sections.put(
                UsageMessageSpec.SECTION_KEY_FOOTER,
                help -> lines(name, help.commandSpec().usageMessage().footer()));
        line.setHelpSectionMap(sections);
    }

    private static String lines(CommandName name, String... texts) {
        return Arrays.stream(texts).map(text -> name.in(text) + "\n").collect(Collectors.joining());
    }

    private static CommandLine withSynopsis(String synopsis, Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().synopsisHeading("").customSynopsis("Usage: {hamms} " + synopsis);
        return line;
    }

    private static CommandLine withHelp(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build());
        return line;
    }

    /** Runs the last command; an option before it would belong to {@code hamms} itself and have no effect. */
    private static int execute(ParseResult parsed, Environment environment) {
        ParseResult last = parsed;
        refuseUnknown(last);
        while (last.hasSubcommand()) {
            last = last.subcommand();
            refuseUnknown(last);
        }
        if (last != parsed && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            String command = last.commandSpec().name();
            parsed.matchedOptions().stream().findFirst().ifPresent(option -> {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        ErrorText.of(option.longestName(), "before " + command, "after it"));
            });
        }
        if (!last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
            refuseRepeated(last);
        }
        if (isHelp(parsed) || isHelp(last)) {
            parsed.commandSpec().commandLine().setUsageHelpWidth(environment.width());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static boolean isHelp(ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.commandSpec().userObject() instanceof CommandLine.HelpCommand;
    }

    /** Refuses unknown options and arguments beside {@code --help}, too, where picocli ignores them. */
    private static void refuseUnknown(ParseResult parsed) {
        if (!parsed.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
    }

    /** Refuses an option that is repeated with another value, of which one would have no effect. */
    private static void refuseRepeated(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            List<String> values =
                    option.originalStringValues().stream().distinct().toList();
            if (!option.isMultiValue() && values.size() > 1) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        ErrorText.of(
                                option.longestName(), String.join(" and ", values), option.longestName() + " once"));
            }
        }
    }
}
