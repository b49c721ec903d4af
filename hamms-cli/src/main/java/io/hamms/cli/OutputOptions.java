package io.hamms.cli;

import io.hamms.cli.Words.LogFormat;
import io.hamms.fault.FailureMode;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How what happens is to be shown, as typed. */
final class OutputOptions {

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            converter = Words.OfLogFormat.class,
            completionCandidates = Words.OfLogFormat.class,
            description =
                    "How to print what happens; json is one object a line, the first the ports." + " Default: text.")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print a line for each connection, each request and each end.")
    private boolean verbose;

    @Option(
            names = "--watch",
            description = "Show live, on the whole terminal, what clients do on which ports and how it ends. On a"
                    + " terminal only; not with --verbose or json.")
    private boolean watch;

    /**
     * Returns what was asked for.
     *
     * @param onNoReader is called when the output reaches nobody any more
     */
    Output output(CommandSpec command, World world, List<FailureMode> served, Runnable onNoReader) {
        if (watch) {
            return new Watch(world, window(command, world), onNoReader);
        }
        LogFormatter formatter =
                logFormat == LogFormat.JSON ? new JsonLines(world.clock()) : new TextLines(world, served);
        return new EventLog(world.out(), formatter, verbose, onNoReader);
    }

    private Window window(CommandSpec command, World world) {
        if (verbose || logFormat == LogFormat.JSON) {
            throw new ParameterException(
                    command.commandLine(),
                    "--watch: with " + (verbose ? "--verbose" : "--log-format json") + " (expected: one of them)");
        }
        Window window = world.window().get();
        if (window == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--watch: no terminal (expected: one that TERM names, for input and output; --verbose prints lines"
                            + " to anywhere)");
        }
        return window;
    }
}
