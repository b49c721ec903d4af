package io.hamms.cli;

import io.hamms.cli.OptionValues.LogFormat;
import io.hamms.fault.FailureMode;
import java.util.List;
import picocli.CommandLine.Option;

/** How what happens is to be shown, as typed. */
final class OutputOptions {

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            converter = OptionValues.OfLogFormat.class,
            completionCandidates = OptionValues.OfLogFormat.class,
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
    Output output(Environment environment, List<FailureMode> served, Runnable onNoReader) {
        if (watch) {
            return new Watch(environment, window(environment), onNoReader);
        }
        LogFormatter formatter =
                logFormat == LogFormat.JSON ? new JsonLines(environment.clock()) : new TextLines(environment, served);
        return new EventLog(environment.out(), formatter, verbose, onNoReader);
    }

    private Window window(Environment environment) {
        if (verbose || logFormat == LogFormat.JSON) {
            throw new UsageException("--watch: with " + (verbose ? "--verbose" : "--log-format json"), "one of them");
        }
        Window window = environment.window().get();
        if (window == null) {
            throw new UsageException(
                    "--watch: no terminal",
                    "one that TERM names, for input and output; --verbose prints lines to anywhere");
        }
        return window;
    }
}
