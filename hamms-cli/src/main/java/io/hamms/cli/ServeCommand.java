package io.hamms.cli;

import picocli.CommandLine.Command;

/** What {@code hamms serve} does. */
@Command(
        name = "serve",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = "Usage: hamms serve [OPTIONS]",
        descriptionHeading = "%n",
        description = "Serves the failure modes, each on its port, until it is told to stop.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hamms serve                               all modes, from port 5500, on 127.0.0.1",
            "  hamms serve --bind 0.0.0.0                for clients on other machines, too",
            "  hamms serve -v --modes sleep,status       two of them, with one line a request",
            "  hamms serve --watch                       live, on the whole terminal",
            "  hamms serve --script 'healthy=2*status?status=503,close-after-request,healthy'",
            "                                            fails three times, then recovers",
            "  hamms serve --default 'sleep?sleep=2'     2 s where a request does not say how long",
            "  hamms serve --base-port 0 --log-format json | head -1     which free ports it got",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by Ctrl-C or SIGTERM",
            "1:failed, which is our mistake",
            "2:a flag, a name or a port that cannot be had",
            "3:out of memory"
        })
final class ServeCommand extends ServingCommand {

    ServeCommand(Environment environment) {
        super(environment);
    }
}
