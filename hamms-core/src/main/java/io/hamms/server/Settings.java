package io.hamms.server;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.journal.JournalLimits;
import io.hamms.pki.ServerCredentials;
import io.hamms.text.Addresses;
import io.hamms.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;

/** The configuration of a server. */
public record Settings(
        int basePort,
        String bindAddress,
        List<FailureMode> modes,
        FailureMode baseline,
        Supplier<FailureMode> tls,
        Transport transport,
        int threads,
        boolean reusePort,
        boolean isStrict,
        Behaviour behaviour,
        boolean isRedacted,
        Observer observer,
        JournalLimits journal,
        ServerCredentials credentials) {

    /** Checks the port numbers. */
    public Settings {
        int last = FailureMode.lastOffset(modes);
        if (basePort > Addresses.MAX_PORT - last) {
            throw new InvalidOptionException(
                    "basePort",
                    basePort,
                    "at most " + (Addresses.MAX_PORT - last) + ", so that the last mode's port is at most "
                            + Addresses.MAX_PORT);
        }
        if (reusePort && basePort == 0) {
            throw new InvalidOptionException(
                    "reusePort", "with free ports", "a base port, the same for all that share it");
        }
        if (reusePort && transport.portSharing() == null) {
            throw new InvalidOptionException(
                    "reusePort", "not with " + transport + " here", "Linux, where processes can share ports");
        }
    }

    /** Returns the observer of all connections: the journal, then the builder's. */
    public Observer observers(Observer journal) {
        return observer == Observer.NONE ? journal : new CompositeObserver(journal, observer);
    }

    /** Returns the address of a mode's port. */
    InetSocketAddress address(FailureMode mode) {
        return new InetSocketAddress(bindAddress, basePort == 0 ? 0 : basePort + mode.offset());
    }

    /** Returns the exception for a mode that is not served. */
    public InvalidOptionException notServed(FailureMode mode) {
        String missing = mode.fault().missing();
        String expected;
        if (!missing.isEmpty()) {
            expected = "a machine with " + missing;
        } else if (mode.hasPort()) {
            expected = "one of those served: " + modes;
        } else {
            expected = "a port that was added: this mode has none of its own, and is reached by path";
        }
        return new InvalidOptionException("mode", mode.name(), expected);
    }
}
