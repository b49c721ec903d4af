package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.cli.OptionValues.Format;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.Catalogue;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/** How {@code hamms list} and {@code hamms describe} print modes, as typed. */
final class CatalogueOptions {

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            converter = Ports.OfCatalogue.class,
            description = "The port to count from. Default: ${DEFAULT-VALUE}.")
    private int basePort = HammsNettyServer.DEFAULT_BASE_PORT;

    @Option(
            names = "--format",
            paramLabel = "table|json|markdown",
            converter = OptionValues.OfFormat.class,
            completionCandidates = OptionValues.OfFormat.class,
            description = "How to print it. Default: table.")
    private Format format = Format.TABLE;

    /**
     * Returns modes in the format that was asked for; throws if one of them would have a port that does not exist.
     *
     * @param table makes the table, the ports counting from a base port
     * @param markdown makes the Markdown
     */
    String format(List<FailureMode> modes, IntFunction<String> table, IntFunction<String> markdown) {
        Ports.check(basePort, modes);
        return switch (format) {
            case TABLE -> table.apply(basePort);
            case JSON -> Catalogue.toJson(modes, basePort);
            case MARKDOWN -> markdown.apply(basePort);
        };
    }
}
