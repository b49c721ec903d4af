package io.hamms.cli;

import io.hamms.cli.OptionValues.Grouping;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.SymptomIndex;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code hamms list}. */
@Command(
        name = "list",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = "Usage: {hamms} list [OPTIONS]",
        descriptionHeading = "%n",
        description = {
            "Prints all failure modes, one line each, grouped by protocol layer, from TCP upwards, or by symptom."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  {hamms} list                                grouped by layer, for people",
            "  {hamms} list --by symptom                   by what you see: read timeout, pool reuse, ...",
            "  {hamms} list --base-port 8000               with the ports of hamms --base-port 8000",
            "  {hamms} list --format json | jq '.[].name'  for programs",
        })
final class ListCommand implements Runnable {

    private final Environment environment;

    @Option(
            names = "--by",
            paramLabel = "layer|symptom",
            converter = OptionValues.OfGrouping.class,
            completionCandidates = OptionValues.OfGrouping.class,
            description = "The grouping of the table and of Markdown. Default: layer.")
    private Grouping by = Grouping.LAYER;

    @Mixin
    private final CatalogueOptions options = new CatalogueOptions();

    ListCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        List<FailureMode> modes = FailureModes.ALL;
        boolean isBySymptom = by == Grouping.SYMPTOM;
        environment
                .out()
                .print(options.format(
                        modes,
                        basePort -> isBySymptom ? bySymptom(modes, basePort) : byLayer(modes, basePort),
                        basePort -> isBySymptom
                                ? SymptomIndex.markdown(basePort)
                                : Catalogue.markdownTable(modes, basePort)));
    }

    private String byLayer(List<FailureMode> modes, int basePort) {
        StringBuilder text = new StringBuilder();
        for (Layer layer : Layer.values()) {
            List<FailureMode> members =
                    modes.stream().filter(mode -> mode.layer() == layer).toList();
            group(text, layer.label(), "", members, Columns.nameWidth(modes), basePort);
        }
        return text.toString();
    }

    private String bySymptom(List<FailureMode> modes, int basePort) {
        StringBuilder text = new StringBuilder();
        for (Symptom symptom : Symptom.values()) {
            List<FailureMode> members = SymptomIndex.modes(symptom);
            group(text, symptom.label(), ": " + symptom.meaning(), members, Columns.nameWidth(modes), basePort);
        }
        return text.toString();
    }

    private void group(
            StringBuilder text, String title, String meaning, List<FailureMode> members, int nameWidth, int basePort) {
        if (!members.isEmpty()) {
            text.append(text.length() == 0 ? "" : "\n");
            text.append(environment.bold(title)).append(meaning).append('\n');
            for (FailureMode mode : members) {
                text.append(Columns.row("  " + Catalogue.port(mode, basePort), nameWidth, mode.name(), mode.summary()));
            }
        }
    }
}
