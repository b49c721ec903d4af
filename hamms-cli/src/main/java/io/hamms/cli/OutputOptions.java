package io.hamms.cli;

import io.hamms.cli.Words.LogFormat;
import io.hamms.fault.FailureMode;
import java.util.List;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--redact",
            description = "Keep the values of Authorization, Cookie and Proxy-Authorization out of the log, the journal"
                    + " and the control port.")
    private boolean isRedacted;

    boolean isRedacted() {
        return isRedacted;
    }

    /**
     * Returns what was asked for.
     *
     * @param onNoReader is called when the output reaches nobody any more
     */
    Output output(World world, List<FailureMode> served, Runnable onNoReader) {
        if (watch) {
            return new Watch(world, window(world), onNoReader);
        }
        LogFormatter formatter =
                logFormat == LogFormat.JSON ? new JsonLines(world.clock()) : new TextLines(world, served);
        return new EventLog(world.out(), formatter, verbose, onNoReader);
    }

    private Window window(World world) {
        if (verbose || logFormat == LogFormat.JSON) {
            throw new Refused(
                    "--watch: with " + (verbose ? "--verbose" : "--log-format json") + " (expected: one of them)");
        }
        Window window = world.window().get();
        if (window == null) {
            throw new Refused(
                    "--watch: no terminal (expected: one that TERM names, for input and output; --verbose prints lines"
                            + " to anywhere)");
        }
        return window;
    }
}
