package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Symptom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The failure modes by what a person sees of them. */
public final class SymptomIndex {

    private static final String INTRODUCTION = """
            # Find a port by symptom

            What you see in the client, and the ports that cause it. The first ports of each symptom show it
            most clearly. Ports count from the base port %d. This page
            is generated from the catalogue; `hamms list --by symptom` prints it, and `mvn test -Dhamms.update`
            rewrites it.

            """;

    /** As many ports as a person tries before the next line of the table. */
    private static final int FIRST = 3;

    private SymptomIndex() {}

    /** Returns the modes with a symptom: those of which it is the first symptom, then the others, by port. */
    public static List<FailureMode> modes(Symptom symptom) {
        return Stream.concat(
                        FailureModes.ALL.stream().filter(mode -> mode.symptoms().indexOf(symptom) == 0),
                        FailureModes.ALL.stream().filter(mode -> mode.symptoms().indexOf(symptom) > 0))
                .toList();
    }

    /** Returns the index as a Markdown document beside that of the catalogue. */
    public static String markdown(int basePort) {
        StringBuilder text = new StringBuilder(INTRODUCTION.formatted(basePort));
        text.append("| symptom | first ports |\n| --- | --- |\n");
        for (Symptom symptom : Symptom.values()) {
            Markdown.cells(text, link(symptom, ""), first(symptom, basePort));
        }
        for (Symptom symptom : Symptom.values()) {
            text.append("\n## ").append(symptom.label()).append("\n\n");
            text.append(symptom.meaning()).append("\n\n");
            text.append("| port | name | behaviour |\n| --- | --- | --- |\n");
            for (FailureMode mode : modes(symptom)) {
                Markdown.cells(
                        text,
                        Catalogue.port(mode, basePort),
                        "[`" + mode.name() + "`](failure-modes.md#" + Markdown.anchor(mode.name()) + ")",
                        Markdown.prose(mode.summary()));
            }
        }
        return text.toString();
    }

    /**
     * Returns a table of the symptoms, with the ports to try first.
     *
     * @param document the relative path of the index, for links
     */
    public static String table(String document, int basePort) {
        StringBuilder text = new StringBuilder("| symptom | you see | try port |\n| --- | --- | --- |\n");
        for (Symptom symptom : Symptom.values()) {
            Markdown.cells(text, link(symptom, document), symptom.meaning(), first(symptom, basePort));
        }
        return text.toString();
    }

    private static String link(Symptom symptom, String document) {
        return "[" + symptom.label() + "](" + document + "#" + Markdown.anchor(symptom.label()) + ")";
    }

    private static String first(Symptom symptom, int basePort) {
        return modes(symptom).stream()
                .limit(FIRST)
                .map(mode -> Catalogue.port(mode, basePort) + " `" + mode.name() + "`")
                .collect(Collectors.joining(", "));
    }
}
