package io.hamms.cli;

import io.hamms.cli.OptionValues.LogFormat;
import io.hamms.fault.FailureMode;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for the output of a serving command. */
final class OutputOptions {

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            converter = OptionValues.OfLogFormat.class,
            completionCandidates = OptionValues.OfLogFormat.class,
            description = "The log format; json prints one object per line; the first has the ports. Default: text.")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print a line for each connection, each request and each end of a connection.")
    private boolean verbose;

    @Option(
            names = "--watch",
            description = "Show connections, requests and endings of each port live on the whole terminal: q quits,"
                    + " s sorts, arrows scroll. Needs a terminal; not with --verbose or json.")
    private boolean watch;

    @Option(
            names = "--redact",
            description = "Replace the values of Authorization, Cookie and Proxy-Authorization with *** in the log, the"
                    + " journal and the control port.")
    private boolean isRedacted;

    boolean isRedacted() {
        return isRedacted;
    }

    /**
     * Returns the requested output.
     *
     * @param onNoReader is called when the output has no reader left
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
                    "--watch: not a terminal",
                    "a terminal for input and output, named by TERM; --verbose prints lines to any output");
        }
        return window;
    }
}
