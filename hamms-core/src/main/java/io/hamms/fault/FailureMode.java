package io.hamms.fault;

import io.hamms.error.InvalidOptionException;
import io.hamms.error.InvalidStateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue: one way in which a port fails, and its description. The server's table, the
 * command line and the documents are generated from these entries. Immutable.
 */
public final class FailureMode {

    private static final int NO_PORT = -1;

    private final int offset;
    private final String name;
    private final Layer layer;
    private final String summary;
    private final String wire;
    private final String client;
    private final List<Symptom> symptoms;
    private final String seen;
    private final List<Parameter<?>> parameters;
    private final TryIt tryIt;
    private final String probe;
    private final List<Expectation> expects;
    private final Fault fault;

    /** The parameters that a request may set: those of the mode, and the universal ones; null until they are read. */
    private @Nullable List<Parameter<?>> accepted;

    FailureMode(FailureModeFacts facts, Fault fault) {
        this.offset = facts.offset;
        this.name = facts.name;
        this.layer = facts.layer;
        this.summary = facts.summary;
        this.wire = facts.wire;
        this.client = facts.client;
        this.symptoms = facts.symptoms;
        this.seen = facts.seen;
        this.parameters = List.copyOf(facts.parameters);
        this.tryIt = facts.tryIt;
        this.probe = facts.probe;
        this.expects = List.copyOf(facts.expects);
        this.fault = fault;
    }

    /**
     * Describes a mode with a port.
     *
     * @param offset the port's distance from the base port; it never changes meaning once released
     * @param name a noun or short clause in kebab case
     * @param layer the protocol layer in which it acts
     */
    public static FailureModeBuilder.Summary at(int offset, String name, Layer layer) {
        if (offset < 0) {
            throw new InvalidOptionException("offset", offset, "0 or more");
        }
        return new FailureModeFacts(offset, name, layer);
    }

    /** Describes a mode without a port of its own: a client reaches it by path, or on a port that is added. */
    public static FailureModeBuilder.Summary withoutPort(String name, Layer layer) {
        return new FailureModeFacts(NO_PORT, name, layer);
    }

    /** Returns whether the mode has a port of its own on each server that serves it. */
    public boolean hasPort() {
        return offset != NO_PORT;
    }

    /**
     * Returns the port's distance from the base port.
     *
     * @throws InvalidStateException if the mode has no port of its own
     */
    public int offset() {
        if (!hasPort()) {
            throw new InvalidStateException("offset", "none for " + name, "a mode with a port of its own");
        }
        return offset;
    }

    /** Returns the port's distance from the base port, or another number for a mode that has no port of its own. */
    public int offsetOr(int other) {
        return hasPort() ? offset : other;
    }

    /** Returns the distance of the last of these modes' ports from the base port, 0 if none of them has a port. */
    public static int lastOffset(List<FailureMode> modes) {
        int last = 0;
        for (FailureMode mode : modes) {
            last = Math.max(last, mode.offsetOr(0));
        }
        return last;
    }

    /** Returns the name, a noun or short clause in kebab case. */
    public String name() {
        return name;
    }

    /** Returns the protocol layer in which it acts. */
    public Layer layer() {
        return layer;
    }

    /** Returns the summary of what the port does: one line, without a full stop. */
    public String summary() {
        return summary;
    }

    /** Returns what the client receives, exactly. */
    public String wire() {
        return wire;
    }

    /** Returns what a correct client does, with the source. */
    public String client() {
        return client;
    }

    /** Returns what a person sees of it, one symptom or two; the more frequent one first. */
    public List<Symptom> symptoms() {
        return symptoms;
    }

    /** Returns reports of clients that handled it wrongly, with the source; empty if none is known. */
    public String seen() {
        return seen;
    }

    /** Returns the parameters. */
    public List<Parameter<?>> parameters() {
        return parameters;
    }

    /** Returns the parameters and, if the mode waits for requests, the universal ones that it does not replace. */
    public List<Parameter<?>> accepted() {
        List<Parameter<?>> all = accepted;
        if (all == null) {
            all = fault.isScriptable() ? Effects.with(parameters) : parameters;
            accepted = all;
        }
        return all;
    }

    /** Returns the names of the universal parameters that the mode accepts and does not replace. */
    public List<String> universal() {
        return accepted().stream()
                .filter(Effects.ALL::contains)
                .map(Parameter::name)
                .toList();
    }

    /** Returns a command that shows the fault. */
    public TryIt tryIt() {
        return tryIt;
    }

    /** Returns the request target that shows it in the shortest time, and each time in the same way. */
    public String probe() {
        return probe;
    }

    /** Returns the expectations of a correct client; at least one. */
    public List<Expectation> expects() {
        return expects;
    }

    /** Returns the fault. */
    public Fault fault() {
        return fault;
    }

    /** Returns the scheme of URIs to its port. */
    public String scheme() {
        return fault.scheme();
    }

    /** Returns whether its port speaks TLS: only, or, where it waits for requests, to a client that begins with TLS. */
    public boolean speaksTls() {
        return fault.scheme().equals("https") || fault.isScriptable();
    }

    /** Returns whether fault, offset and name are the same; descriptions are not compared. */
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
