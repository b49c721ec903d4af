package io.hamms.audit;

import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Serves one mode as an audit does, to reproduce a verdict by hand. */
public final class Reproduction implements AutoCloseable {

    private final ProbeServer server = new ProbeServer();
    private final Map<Expectation, ClientCall> calls = new LinkedHashMap<>();

    /**
     * Serves a mode.
     *
     * @param timeout the client's own time limit, which is passed to it
     */
    public Reproduction(FailureMode mode, Duration timeout) {
        int port = server.open(mode);
        for (Expectation expectation : mode.expects()) {
            Probe probe = new Probe(mode, calls.size() + 1, expectation);
            calls.put(expectation, probe.call(port, timeout, server.trust()));
        }
    }

    /** Returns the client's requests for each expectation of the mode. */
    public Map<Expectation, ClientCall> calls() {
        return new LinkedHashMap<>(calls);
    }

    @Override
    public void close() {
        server.close();
    }
}
