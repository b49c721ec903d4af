package io.hamms.cli.audit;

import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.mode.catalogue.ExpectationText;
import java.util.List;

/** Prints the modes with their expectations. */
final class Listing {

    private static final int TITLE = 17;

    private Listing() {}

    /** Returns modes, a paragraph each: the expectations, the sections that state them, and the incident. */
    static String list(List<FailureMode> modes, AuditConsole console) {
        Paragraphs text = console.paragraphs();
        for (Layer layer : Layer.values()) {
            List<FailureMode> members =
                    modes.stream().filter(mode -> mode.layer() == layer).toList();
            if (!members.isEmpty()) {
                text.line(console.bold(layer.label()));
                members.forEach(mode -> entry(text, mode, console));
            }
        }
        return text.toString();
    }

    private static void entry(Paragraphs text, FailureMode mode, AuditConsole console) {
        text.add(2, console.bold(mode.name()) + ": " + mode.summary());
        for (Expectation expectation : mode.expects()) {
            text.add(4, ExpectationText.of(expectation));
        }
        if (!mode.seen().isEmpty()) {
            text.add(4, "seen: " + mode.seen());
        }
    }

    /** Returns the full description of one mode. */
    static String explain(FailureMode mode, AuditConsole console) {
        Paragraphs text = console.paragraphs();
        text.add(0, console.bold(mode.name()) + ": " + mode.summary());
        text.titled(2, "layer", TITLE, mode.layer().label());
        text.titled(2, "on the wire", TITLE, mode.wire());
        text.titled(2, "a correct client", TITLE, mode.client());
        for (Expectation expectation : mode.expects()) {
            text.titled(2, "judged", TITLE, ExpectationText.of(expectation));
            text.add(
                    2 + TITLE,
                    "a correct client " + expectation.rule().verdict().meaning());
        }
        if (!mode.seen().isEmpty()) {
            text.titled(2, "seen", TITLE, mode.seen());
        }
        text.line("  " + "again" + " ".repeat(TITLE - 5) + console.command() + " audit --reproduce " + mode.name());
        return text.toString();
    }
}
