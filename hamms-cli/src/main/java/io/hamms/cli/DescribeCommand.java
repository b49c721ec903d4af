package io.hamms.cli;

import static java.util.stream.Collectors.joining;

import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.ExpectationText;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.text.Numbers;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code hamms describe}. */
@Command(
        name = "describe",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = {"Usage: {hamms} describe [OPTIONS] NAME...", "       {hamms} describe [OPTIONS] --all"},
        descriptionHeading = "%n",
        description = {
            "Prints what failure modes do, and what a client should do.",
            "For each mode: the bytes on the wire, what a correct client does, issues of clients that failed,"
                    + " parameters, the expectations as data, and a command to try it."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  {hamms} describe drip-5s sleep              two modes",
            "  {hamms} describe 5508                       the mode on that port",
            "  {hamms} describe --all --format markdown    the catalogue as a document",
            "  {hamms} describe status --format json       for programs",
        })
final class DescribeCommand implements Runnable {

    private static final int MAX_WIDTH = 96;
    private static final int INDENT = 20;
    private static final Pattern PORT = Pattern.compile("\\+?\\d{1,5}");

    private final Environment environment;

    private int width = MAX_WIDTH;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            completionCandidates = OptionValues.OfMode.class,
            description = "Modes, by name, by port, or by +N for N above the base port.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "Describe all modes.")
    private boolean all;

    @Mixin
    private final CatalogueOptions options = new CatalogueOptions();

    DescribeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        if (all != names.isEmpty()) {
            throw new UsageException(
                    "name: " + (all ? names.get(0) + " and --all" : "none"), "names of modes, or --all");
        }
        List<FailureMode> modes = all ? FailureModes.ALL : named();
        environment
                .out()
                .print(options.format(
                        modes,
                        basePort -> table(modes, basePort),
                        basePort -> all
                                ? Catalogue.markdown(basePort)
                                : all(modes, mode -> Catalogue.markdown(mode, basePort))));
    }

    private String table(List<FailureMode> modes, int basePort) {
        width = Math.min(MAX_WIDTH, environment.width());
        return all(modes, mode -> text(mode, basePort));
    }

    private static String all(List<FailureMode> modes, Function<FailureMode, String> text) {
        return modes.stream().map(text).collect(joining("\n"));
    }

    /** Converts the names here: picocli would report an invalid positional parameter as unmatched. */
    private List<FailureMode> named() {
        OptionValues.OfMode modes = new OptionValues.OfMode();
        return names.stream().map(name -> named(name, modes)).distinct().toList();
    }

    private FailureMode named(String name, OptionValues.OfMode modes) {
        if (PORT.matcher(name).matches()) {
            return onPort(name);
        }
        try {
            return modes.convert(name);
        } catch (InvalidValueException e) {
            throw new UsageException("name: " + name, e.expected(), e);
        }
    }

    private FailureMode onPort(String number) {
        int port = Numbers.integer(number.replace("+", ""));
        int offset = number.startsWith("+") ? port : port - options.basePort();
        return FailureModes.ALL.stream()
                .filter(mode -> mode.hasPort() && mode.offset() == offset)
                .findFirst()
                .orElseThrow(() -> new UsageException("name: " + number, "the port of a mode, as in {hamms} list"));
    }

    private String text(FailureMode mode, int basePort) {
        StringBuilder text = new StringBuilder();
        text.append(environment.bold(mode.name()))
                .append(": ")
                .append(mode.summary())
                .append('\n');
        field(text, "port", Catalogue.port(mode, basePort));
        field(text, "layer", mode.layer().label());
        field(text, "symptom", Catalogue.symptoms(mode));
        field(text, "on the wire", mode.wire());
        field(text, "a correct client", mode.client());
        field(text, "seen", mode.seen());
        for (Parameter<?> parameter : mode.parameters()) {
            field(
                    text,
                    "?" + parameter.name() + "=",
                    parameter.description() + ": " + parameter.expected() + "; default " + parameter.defaultText());
        }
        field(text, "of all modes", String.join(", ", mode.universal()));
        field(text, "probe", mode.probe());
        for (Expectation expectation : mode.expects()) {
            field(text, "expected", ExpectationText.of(expectation));
        }
        line(text, "try it", Catalogue.curl(mode, basePort));
        line(text, "shows", mode.tryIt().sign());
        line(text, "over TLS", Catalogue.tlsCurl(mode, basePort));
        return text.toString();
    }

    /** Appends a line to copy, which is not wrapped, if there is one. */
    private static void line(StringBuilder text, String title, String content) {
        if (!content.isEmpty()) {
            text.append("  ").append(Columns.pad(title, INDENT - 2));
            text.append(content).append('\n');
        }
    }

    private void field(StringBuilder text, String title, String content) {
        if (!content.isEmpty()) {
            text.append("  ").append(Columns.pad(title, INDENT - 2));
            text.append(Columns.wrap(content, width, INDENT)).append('\n');
        }
    }
}
