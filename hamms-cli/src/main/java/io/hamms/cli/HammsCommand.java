package io.hamms.cli;

import io.hamms.http.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code hamms} without a subcommand: serves. */
@Command(
        name = "hamms",
        versionProvider = HammsCommand.OfBuild.class,
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = {"Usage: {hamms} [serve] [OPTIONS]", "       {hamms} COMMAND [OPTIONS]"},
        descriptionHeading = "%n",
        description = "Serves HTTP with faults: each port fails in one specific way, to test how a client handles it.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  {hamms}                                     all modes, from port 5500",
            "  {hamms} -v --base-port 8000                 from port 8000, with one line for each request",
            "  {hamms} --modes drip-5s,sleep               two modes",
            "  {hamms} --watch                             live view on the whole terminal",
            "  {hamms} --script 'healthy=2*status?status=503,healthy'      fails twice, then recovers",
            "  {hamms} --base-port 0 --log-format json     on free ports, with a log in JSON lines",
            "  {hamms} describe sleep                      what a mode does and what a client should do",
            "  {hamms} audit -- curl -sS --max-time {timeout} {url}        what curl does wrong",
            "  {hamms} ca > ca.pem                         the CA that a client of the TLS ports must trust",
            "  source <({hamms} generate-completion)       completion for bash and zsh",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by Ctrl-C or SIGTERM, or printed the requested output",
            "1:internal error",
            "2:invalid option or name, a port that cannot be bound, or output that cannot be written",
            "3:out of memory"
        })
final class HammsCommand extends ServingCommand {

    HammsCommand(Environment environment) {
        super(environment);
    }

    /** Prints the versions that a bug report needs. */
    static final class OfBuild implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "hamms " + Version.NUMBER + " (Java " + System.getProperty("java.version") + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"
            };
        }
    }
}
