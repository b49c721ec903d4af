package io.hamms.cli;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.FailureModes;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code hamms list}. */
@Command(
        name = "list",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = "Usage: hamms list [OPTIONS]",
        descriptionHeading = "%n",
        description = "Prints all failure modes, one line each, grouped by protocol layer from the socket upwards.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hamms list                                grouped by layer, for people",
            "  hamms list --base-port 8000               with the ports of hamms --base-port 8000",
            "  hamms list --format json | jq '.[].name'  for programs",
        })
final class ListCommand implements Runnable {

    private final Environment environment;

    @Mixin
    private final CatalogueOptions options = new CatalogueOptions();

    ListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        List<FailureMode> modes = FailureModes.ALL;
        environment
                .out()
                .print(options.format(
                        modes,
                        basePort -> table(modes, basePort),
                        basePort -> Catalogue.markdownTable(modes, basePort)));
    }

    private String table(List<FailureMode> modes, int basePort) {
        StringBuilder text = new StringBuilder();
        int nameWidth = Columns.nameWidth(modes);
        for (Layer layer : Layer.values()) {
            List<FailureMode> members =
                    modes.stream().filter(mode -> mode.layer() == layer).toList();
            if (!members.isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n");
                text.append(environment.bold(layer.label())).append('\n');
                for (FailureMode mode : members) {
                    text.append(
                            Columns.row("  " + Catalogue.port(mode, basePort), nameWidth, mode.name(), mode.summary()));
                }
            }
        }
        return text.toString();
    }
}
