package io.hamms.mode.catalogue;

import static java.util.stream.Collectors.joining;

import io.hamms.fault.Effects;
import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.http.Json;
import io.hamms.http.JsonWriter;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.semantics.Status;
import java.util.List;

/** Writes the catalogue of failure modes as Markdown and as JSON. */
public final class Catalogue {

    private static final int CONTROL_PORT = 100;

    private static final String INTRODUCTION = """
            # Failure modes

            Each port fails in one specific way. Ports count from a base port, here %1$d: `--base-port` and
            `basePort(n)` move them all. The mode at an offset from the base port never changes after a release.
            This page is generated from the catalogue; `mvn test -Dhamms.update` rewrites it.

            The baselines `healthy` and `tls-healthy`, and all modes that answer as `healthy`, are strict: a
            request that violates RFC 9112 gets 400. All other modes answer every request that they can parse,
            so that their own fault shows. The [journal](journal.md#what-is-recorded) records in both cases what
            was wrong with a request.

            A mode that acts on accept or on the first bytes does not parse requests: HEAD, HTTP/1.0 and
            `Expect` do not change what it sends, and parameters take effect only if the first segment contains
            the whole request line.

            The probe is the request target that shows the fault of a mode soonest. The table below it
            describes, as data, what a correct client does: how to exercise the mode, what to measure (the
            class), how binding the expectation is, and the right response if the client must succeed. The named
            section states a MUST or a SHOULD; consensus is what all good clients do although no RFC requires
            it; choice is information only.

            Each mode has a command that shows its fault, and the part of the output that shows it; both are
            tested with curl 7.88. Those with `ca.pem` need the test CA: `curl -o ca.pem http://127.0.0.1:%2$d/ca`.
            `%%{num_connects}` is the number of connections that a request opened: `1 1` for two requests means
            that the second did not reuse the connection of the first, `1 0` that it did.

            """;

    private static final String UNIVERSAL = """

            ## Universal parameters

            Every mode that waits for requests accepts these parameters, too: in a query, in the step of a script,
            as a default, or by path. Some change the response, others select the requests to which the mode
            applies its fault:

                curl 'http://127.0.0.1:%1$d/?cut=50%%25'                    # half of the body, then FIN
                curl 'http://127.0.0.1:%1$d/?split=head&gap=2'             # the body comes 2 s after the head
                curl 'http://127.0.0.1:%2$d/?status=503&first=2&key=mine'  # two 503, then 200
                curl 'http://127.0.0.1:%2$d/?status=503&chance=0.1&seed=1' # one response in ten is a 503

            To all other requests `healthy` responds. A parameter of the mode with the same name replaces the
            universal one. Offsets count the bytes of the response, not those of TLS. A percentage is whole,
            and needs a body whose length is known before it is sent; otherwise the response is 400.

            """;

    private Catalogue() {}

    /** Returns the whole catalogue as one Markdown document. */
    public static String markdown(int basePort) {
        StringBuilder text = new StringBuilder(INTRODUCTION.formatted(basePort, basePort + CONTROL_PORT));
        text.append("| class | a correct client |\n| --- | --- |\n");
        for (VerdictClass verdict : VerdictClass.values()) {
            Markdown.cells(text, verdict.label(), verdict.meaning());
        }
        text.append('\n');
        text.append("| port | name | layer | behaviour |\n| --- | --- | --- | --- |\n");
        for (FailureMode mode : FailureModes.ALL) {
            row(text, mode, basePort, "[`" + mode.name() + "`](#" + Markdown.anchor(mode.name()) + ")");
        }
        text.append(UNIVERSAL.formatted(basePort + Healthy.MODE.offset(), basePort + Status.MODE.offset()));
        parameters(text, Effects.ALL);
        for (FailureMode mode : FailureModes.ALL) {
            text.append('\n').append(markdown(mode, basePort));
        }
        return text.toString();
    }

    /** Returns one mode as a section of a Markdown document. */
    public static String markdown(FailureMode mode, int basePort) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(mode.name()).append("\n\n");
        text.append(mode.hasPort() ? "Port " + port(mode, basePort) : "No port of its own")
                .append(", ")
                .append(mode.layer().label());
        text.append(": ").append(Markdown.prose(mode.summary())).append(".\n\n");
        Markdown.paragraph(text, "On the wire", mode.wire());
        Markdown.paragraph(text, "A correct client", mode.client());
        Markdown.paragraph(text, "Seen", mode.seen());
        Markdown.paragraph(text, "Symptom", symptoms(mode));
        if (!mode.parameters().isEmpty()) {
            text.append("**Parameters**\n\n");
            parameters(text, mode.parameters());
            text.append('\n');
        }
        text.append("**Probe:** `").append(mode.probe()).append("`\n\n");
        text.append("| exercise | class | obligation | right response |\n| --- | --- | --- | --- |\n");
        for (Expectation expectation : mode.expects()) {
            Markdown.cells(
                    text,
                    ExpectationText.exercise(expectation),
                    expectation.rule().verdict().label(),
                    Markdown.prose(ExpectationText.obligation(expectation.rule())),
                    ExpectationText.right(expectation));
        }
        return text.append("\n**Try it:** `")
                .append(curl(mode, basePort))
                .append("` shows `")
                .append(mode.tryIt().sign())
                .append("`\n")
                .toString();
    }

    private static void parameters(StringBuilder text, List<Parameter<?>> parameters) {
        text.append("| name | type | default | accepted | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (Parameter<?> parameter : parameters) {
            Markdown.cells(
                    text,
                    "`" + parameter.name() + "`",
                    parameter.type(),
                    parameter.defaultText().isEmpty() ? "" : "`" + parameter.defaultText() + "`",
                    Markdown.prose(parameter.expected()),
                    Markdown.prose(parameter.description()));
        }
    }

    /** Returns modes as a Markdown table, one line each. */
    public static String markdownTable(List<FailureMode> modes, int basePort) {
        StringBuilder text = new StringBuilder("| port | name | layer | behaviour |\n| --- | --- | --- | --- |\n");
        for (FailureMode mode : modes) {
            row(text, mode, basePort, "`" + mode.name() + "`");
        }
        return text.toString();
    }

    /** Returns modes as a JSON array of objects. */
    public static String toJson(List<FailureMode> modes, int basePort) {
        return Json.lines(modes.stream()
                .<Json.Fields>map(mode -> json -> write(json, mode, basePort))
                .toList());
    }

    /** Returns a command that shows what a mode does. */
    public static String curl(FailureMode mode, int basePort) {
        boolean isByPath = !mode.hasPort() && mode.fault().isCallable();
        if (isByPath) {
            return mode.tryIt().at("http", "127.0.0.1:" + port(FailureModes.BY_PATH, basePort), "/mode/" + mode.name());
        }
        return curl(mode, mode.hasPort() ? port(mode, basePort) : "{port}");
    }

    /** Returns a command that shows what a mode does on a port. */
    public static String curl(FailureMode mode, String port) {
        // A client sends a host name, but not an address, in the server name indication.
        String host = mode.scheme().equals("https") ? "localhost" : "127.0.0.1";
        return mode.tryIt().at(mode.scheme(), host + ":" + port, "");
    }

    /** Returns the command for a port in clear that speaks TLS, too; empty for all others. */
    public static String tlsCurl(FailureMode mode, int basePort) {
        boolean speaksBoth = mode.hasPort() && mode.speaksTls() && mode.scheme().equals("http");
        String command = mode.tryIt().at("https", "localhost:" + port(mode, basePort), "");
        return speaksBoth && command.startsWith("curl ") ? "curl --cacert ca.pem" + command.substring(4) : "";
    }

    /** Returns the symptoms of a mode as a text. */
    public static String symptoms(FailureMode mode) {
        return mode.symptoms().stream().map(Symptom::label).collect(joining(", "));
    }

    /** Returns the port of a mode, {@code -} if it has none of its own. */
    public static String port(FailureMode mode, int basePort) {
        return mode.hasPort() ? Integer.toString(basePort + mode.offset()) : "-";
    }

    /** Returns the example's URI; for a mode without a port of its own, by path or with a placeholder for the port. */
    private static String example(FailureMode mode, int basePort) {
        if (mode.hasPort() || !mode.fault().isCallable()) {
            String port = mode.hasPort() ? port(mode, basePort) : "{port}";
            return mode.scheme() + "://127.0.0.1:" + port + mode.tryIt().target();
        }
        return "http://127.0.0.1:" + port(FailureModes.BY_PATH, basePort) + "/mode/" + mode.name()
                + mode.tryIt().target();
    }

    private static void write(JsonWriter json, FailureMode mode, int basePort) {
        json.writeStringField("name", mode.name());
        json.writeFieldName("port");
        if (mode.hasPort()) {
            json.writeNumber(basePort + mode.offset());
        } else {
            json.writeNull();
        }
        writeFacts(json, mode);
        json.writeStringField("example", example(mode, basePort));
        json.writeStringField("command", curl(mode, basePort));
        json.writeStringField("shows", mode.tryIt().sign());
    }

    /** Writes the fields of a mode that do not depend on its port, into an object. */
    public static void writeFacts(JsonWriter json, FailureMode mode) {
        json.writeStringField("layer", mode.layer().label());
        json.writeStringField("summary", mode.summary());
        json.writeStringField("wire", mode.wire());
        json.writeStringField("client", mode.client());
        json.writeStringField("seen", mode.seen());
        json.writeStringsField(
                "symptoms", mode.symptoms().stream().map(Symptom::label).toList());
        json.writeArrayFieldStart("parameters");
        mode.parameters().forEach(parameter -> write(json, parameter));
        json.writeEndArray();
        json.writeStringsField("universal", mode.universal());
        json.writeStringField("probe", mode.probe());
        json.writeArrayFieldStart("expects");
        for (Expectation expectation : mode.expects()) {
            ExpectationText.write(json, expectation);
        }
        json.writeEndArray();
    }

    /** Writes a parameter as an object. */
    public static void write(JsonWriter json, Parameter<?> parameter) {
        json.writeStartObject();
        json.writeStringField("name", parameter.name());
        json.writeStringField("type", parameter.type());
        json.writeFieldName("default");
        parameter.writeValue(json, parameter.defaultText());
        json.writeStringField("expected", parameter.expected());
        json.writeStringField("description", parameter.description());
        json.writeEndObject();
    }

    private static void row(StringBuilder text, FailureMode mode, int basePort, String name) {
        Markdown.cells(text, port(mode, basePort), name, mode.layer().label(), Markdown.prose(mode.summary()));
    }
}
