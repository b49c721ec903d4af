package io.hamms.cli;

import picocli.CommandLine.Command;

/** The command {@code hamms serve}. */
@Command(
        name = "serve",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = "Usage: {hamms} serve [OPTIONS]",
        descriptionHeading = "%n",
        description = "Serves the failure modes, each on its own port, until Ctrl-C or SIGTERM.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  {hamms} serve                               all modes, from port 5500, on 127.0.0.1",
            "  {hamms} serve --bind 0.0.0.0                for clients on other machines, too",
            "  {hamms} serve -v --modes sleep,status       two modes, with one line for each request",
            "  {hamms} serve --watch                       live view on the whole terminal",
            "  {hamms} serve --script 'healthy=2*status?status=503,drip-5s,healthy'    fails, is slow, then recovers",
            "  {hamms} serve --default 'sleep?sleep=2'     2 s if a request does not set sleep",
            "  {hamms} serve --base-port 0 --log-format json | head -1     prints the free ports that it got",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by Ctrl-C or SIGTERM",
            "1:internal error",
            "2:invalid option or name, a port that cannot be bound, or output that cannot be written",
            "3:out of memory"
        })
final class ServeCommand extends ServingCommand {

    ServeCommand(Environment environment) {
        super(environment);
    }
}
