package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue: one way in which a port misbehaves, and all that is to be said of it. The server's table,
 * the command line and the documents are made from these.
 *
 * @param offset the port's distance from the base port; it never changes meaning once released
 * @param name a noun or short clause in kebab case
 * @param layer where in the conversation it strikes
 * @param summary what the port does, one line, without a full stop
 * @param wire what the client receives, exactly
 * @param client what a correct client does, with the source
 * @param seen who got it wrong, with the source; empty where no report is known
 * @param parameters what a request may set
 * @param example a request target that shows it
 * @param fault the misbehaviour itself
 */
public record FailureMode(
        int offset,
        String name,
        Layer layer,
        String summary,
        String wire,
        String client,
        String seen,
        List<Parameter<?>> parameters,
        String example,
        Fault fault) {

    /** Checks that nothing is missing. */
    public FailureMode {
        if (offset < 0) {
            throw new IllegalArgumentException("offset: " + offset + " (expected: 0 or more)");
        }
        requireNonNull(name, "name");
        requireNonNull(layer, "layer");
        requireNonNull(summary, "summary");
        requireNonNull(wire, "wire");
        requireNonNull(client, "client");
        requireNonNull(seen, "seen");
        requireNonNull(example, "example");
        requireNonNull(fault, "fault");
        parameters = List.copyOf(parameters);
    }

    /** Describes a mode by its place and its line in the list; the rest is added by the methods below. */
    public static FailureMode of(int offset, String name, Layer layer, String summary, Fault fault) {
        return new FailureMode(offset, name, layer, summary, "", "", "", List.of(), "/", fault);
    }

    /** Returns this mode with what it sends. */
    public FailureMode wire(String text) {
        return new FailureMode(offset, name, layer, summary, text, client, seen, parameters, example, fault);
    }

    /** Returns this mode with what a correct client does. */
    public FailureMode client(String text) {
        return new FailureMode(offset, name, layer, summary, wire, text, seen, parameters, example, fault);
    }

    /** Returns this mode with who got it wrong. */
    public FailureMode seen(String text) {
        return new FailureMode(offset, name, layer, summary, wire, client, text, parameters, example, fault);
    }

    /** Returns this mode with what a request may set. */
    public FailureMode parameters(Parameter<?>... accepted) {
        return new FailureMode(offset, name, layer, summary, wire, client, seen, List.of(accepted), example, fault);
    }

    /** Returns this mode with a request target that shows it. */
    public FailureMode example(String target) {
        return new FailureMode(offset, name, layer, summary, wire, client, seen, parameters, target, fault);
    }

    /** Returns the scheme of URIs to its port. */
    public String scheme() {
        return fault.scheme();
    }

    /** Whether it is the same misbehaviour at the same place under the same name; texts tell nothing apart. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FailureMode mode
                && offset == mode.offset
                && name.equals(mode.name)
                && fault.equals(mode.fault);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
