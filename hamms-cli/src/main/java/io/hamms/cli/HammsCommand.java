package io.hamms.cli;

import io.hamms.http.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What {@code hamms} alone does: serve. */
@Command(
        name = "hamms",
        versionProvider = HammsCommand.OfBuild.class,
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = {"Usage: hamms [serve] [OPTIONS]", "       hamms COMMAND [OPTIONS]"},
        descriptionHeading = "%n",
        description = "Serves HTTP badly: on each port one thing goes wrong, to find out what a client makes of it.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hamms                                     all modes, from port 5500",
            "  hamms -v --base-port 8000                 from port 8000, with one line a request",
            "  hamms --modes drip-5s,sleep               two of them",
            "  hamms --watch                             live, on the whole terminal",
            "  hamms --script 'healthy=2*status?status=503,healthy'      fails twice, then recovers",
            "  hamms --base-port 0 --log-format json     on free ports, told in JSON lines",
            "  hamms describe sleep                      what a mode does and what a client should do",
            "  hamms ca > ca.pem                         what a client of the TLS ports is to trust",
            "  source <(hamms generate-completion)       lets bash or zsh complete all of this",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by Ctrl-C or SIGTERM, or printed what was asked for",
            "1:failed, which is our mistake",
            "2:a flag, a name or a port that cannot be had",
            "3:out of memory"
        })
final class HammsCommand extends ServingCommand {

    HammsCommand(Environment environment) {
        super(environment);
    }

    /** Prints what a report of a mistake should say. */
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
