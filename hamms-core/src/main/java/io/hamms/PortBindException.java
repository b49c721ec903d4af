package io.hamms;

import static java.util.stream.Collectors.joining;

import io.hamms.fault.FailureMode;
import io.hamms.server.BindFailedException;
import io.hamms.server.BindFailure;
import io.hamms.text.ErrorText;
import io.hamms.transport.BindError;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Thrown when a server cannot bind all its ports; it has then released those already bound. */
public final class PortBindException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int MAX_NAMED = 3;

    private final transient List<Conflict> conflicts;

    /**
     * A port that could not be bound.
     *
     * @param mode the mode of the port
     * @param address the address to bind
     * @param error the kind of the error
     * @param cause the exception that carries the system's error
     */
    public record Conflict(FailureMode mode, InetSocketAddress address, BindError error, Throwable cause) {

        private static Conflict of(BindFailure failure) {
            BindError error = BindError.of(failure.cause(), failure.address());
            return new Conflict(failure.mode(), failure.address(), error, failure.cause());
        }
    }

    private PortBindException(List<Conflict> conflicts) {
        super(
                ErrorText.of(describe(conflicts), expected(conflicts)),
                conflicts.get(0).cause());
        this.conflicts = conflicts;
    }

    private static String expected(List<Conflict> conflicts) {
        return conflicts.stream().allMatch(conflict -> conflict.error() == BindError.NOT_LOCAL)
                ? "an address of this machine; choose it with bindAddress(address)"
                : "free ports; choose others with basePort(n), or let the kernel choose with basePort(0)";
    }

    /** Binds ports; throws this exception in place of the server's own. */
    static <T> T translating(Supplier<T> binding) {
        try {
            return binding.get();
        } catch (BindFailedException e) {
            throw new PortBindException(e.failures().stream()
                    .sorted(Comparator.comparing(failure -> failure.mode().offsetOr(Integer.MAX_VALUE)))
                    .map(Conflict::of)
                    .toList());
        }
    }

    /** Returns every port that could not be bound, in the order of the catalogue. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** Returns the first ports that could not be bound, the number of the others, and the reasons, without advice. */
    public String summary() {
        return describe(conflicts);
    }

    private static String describe(List<Conflict> conflicts) {
        Map<String, List<String>> portsByReason = new LinkedHashMap<>();
        for (Conflict conflict : conflicts) {
            portsByReason
                    .computeIfAbsent(conflict.error().text(conflict.cause()), reason -> new ArrayList<>())
                    .add(conflict.address().getPort() + " (" + conflict.mode().name() + ")");
        }
        return portsByReason.entrySet().stream()
                .map(entry -> "cannot listen on " + some(entry.getValue()) + ": " + entry.getKey())
                .collect(joining("; "));
    }

    /** Names only the first few ports: the others add no information. */
    private static String some(List<String> ports) {
        int more = ports.size() - MAX_NAMED;
        return more <= 0
                ? String.join(", ", ports)
                : String.join(", ", ports.subList(0, MAX_NAMED)) + " and " + more + " more";
    }
}
