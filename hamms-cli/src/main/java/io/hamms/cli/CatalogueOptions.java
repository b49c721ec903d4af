package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.cli.OptionValues.Format;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.Catalogue;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/** The options for the output of {@code hamms list} and {@code hamms describe}. */
final class CatalogueOptions {

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            converter = Ports.OfCatalogue.class,
            description = "The base port, to which the offset of each mode is added. Default: ${DEFAULT-VALUE}.")
    private int basePort = HammsNettyServer.DEFAULT_BASE_PORT;

    @Option(
            names = "--format",
            paramLabel = "table|json|markdown",
            converter = OptionValues.OfFormat.class,
            completionCandidates = OptionValues.OfFormat.class,
            description = "The output format. Default: table.")
    private Format format = Format.TABLE;

    int basePort() {
        return basePort;
    }

    /**
     * Returns modes in the requested format; throws if a mode's port would be above 65535.
     *
     * @param table makes the table for a base port
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
