package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.mode.FailureModes;
import io.hamms.mode.UnknownModeException;
import io.hamms.pki.TestAuthority;
import io.hamms.transport.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A server on whose every port one thing goes wrong.
 *
 * <pre>{@code
 * try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start()) {
 *     URI uri = hamms.uri("close-on-accept");
 * }
 * }</pre>
 *
 * <p>A server is started once and closed once; both may be done on any thread but those of its own event loops. It
 * listens on the loopback interface unless it is told otherwise.
 */
public final class HammsNettyServer implements AutoCloseable {

    /** The first port of a server that is told nothing else. */
    public static final int DEFAULT_BASE_PORT = 5500;

    private final Settings settings;
    private @Nullable Listeners listeners;
    private boolean isClosed;

    private HammsNettyServer(Settings settings) {
        this.settings = settings;
    }

    /** Returns a builder for a server with all modes, from port {@value #DEFAULT_BASE_PORT}, on 127.0.0.1. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Takes all ports, and answers on them when it returns.
     *
     * @return this server
     * @throws PortBindException if one of them is not to be had; all others are released
     * @throws IllegalStateException if the server was started before
     */
    public synchronized HammsNettyServer start() {
        if (listeners != null || isClosed) {
            throw new IllegalStateException("server: " + (isClosed ? "closed" : "started")
                    + " (expected: a new one; a server is started once)");
        }
        listeners = Listeners.open(settings);
        return this;
    }

    /**
     * Returns the port on which a mode listens.
     *
     * @throws UnknownModeException if no mode has this name
     * @throws IllegalArgumentException if this server does not serve the mode
     * @throws IllegalStateException if the server is not running
     */
    public int port(String mode) {
        return port(FailureModes.named(mode));
    }

    /**
     * Returns the port on which a mode listens.
     *
     * @throws IllegalArgumentException if this server does not serve the mode
     * @throws IllegalStateException if the server is not running
     */
    public synchronized int port(FailureMode mode) {
        if (listeners == null || isClosed) {
            throw new IllegalStateException(
                    "server: " + (isClosed ? "closed" : "not started") + " (expected: running)");
        }
        Integer port = listeners.ports().get(mode);
        if (port == null) {
            String missing = mode.fault().missing();
            throw new IllegalArgumentException("mode: " + mode.name() + " (expected: "
                    + (missing.isEmpty() ? "one of those served: " + settings.modes() : "a machine with " + missing)
                    + ")");
        }
        return port;
    }

    /** Returns the root of a mode's port, such as {@code http://127.0.0.1:5502/}; throws as {@link #port(String)}. */
    public URI uri(String mode) {
        return uri(FailureModes.named(mode));
    }

    /** Returns the root of a mode's port; throws as {@link #port(FailureMode)}. */
    public URI uri(FailureMode mode) {
        return URI.create(mode.scheme() + "://" + Hosts.reachable(settings.bindAddress()) + ":" + port(mode) + "/");
    }

    /** Returns trust managers for clients of the TLS ports: they trust the test CA and nothing else. */
    public TrustManager[] trustManagers() {
        return TestAuthority.trustManagers();
    }

    /** Returns a context for clients of the TLS ports: it trusts the test CA and nothing else. */
    public SSLContext sslContext() {
        return TestAuthority.clientContext();
    }

    /** Returns the modes that this server serves, in the order of their ports. */
    public List<FailureMode> modes() {
        return settings.modes();
    }

    /** Returns the transport that this server uses. */
    public Transport transport() {
        return settings.transport();
    }

    /**
     * Closes all connections and releases all ports and threads; returns when that is done. Closing again, or a server
     * that was never started, does nothing.
     *
     * @throws IllegalStateException if a thread does not end within five seconds
     */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (listeners != null) {
            Listeners open = listeners;
            listeners = null;
            open.close();
        }
    }

    /** Collects what a server is told before its start. */
    public static final class Builder {

        private static final int MAX_PORT = 65_535;

        private int basePort = DEFAULT_BASE_PORT;
        private String bindAddress = "127.0.0.1";
        private List<FailureMode> modes = FailureModes.ALL;
        private @Nullable Transport transport;
        private int threads = Math.min(Runtime.getRuntime().availableProcessors(), 8);
        private Observer observer = Observer.NONE;

        private Builder() {}

        /** Sets the port from which the modes count, 1 to 65535; 0 lets the system choose a free port for each. */
        public Builder basePort(int basePort) {
            if (basePort < 0 || basePort > MAX_PORT) {
                throw new IllegalArgumentException(
                        "basePort: " + basePort + " (expected: 0 for free ports, or 1 to " + MAX_PORT + ")");
            }
            this.basePort = basePort;
            return this;
        }

        /** Sets the address to listen on, a numeric address or a name of this machine. */
        public Builder bindAddress(String bindAddress) {
            this.bindAddress = Hosts.resolvable(bindAddress);
            return this;
        }

        /**
         * Serves these modes only.
         *
         * @throws UnknownModeException if no mode has one of the names
         */
        public Builder modes(String... names) {
            List<FailureMode> chosen = new ArrayList<>();
            for (String name : names) {
                chosen.add(FailureModes.named(name));
            }
            return modes(chosen);
        }

        /** Serves these modes only. */
        public Builder modes(List<FailureMode> chosen) {
            Set<FailureMode> wanted = new LinkedHashSet<>(chosen);
            if (wanted.isEmpty()) {
                throw new IllegalArgumentException("modes: none (expected: at least one)");
            }
            modes = List.copyOf(wanted);
            return this;
        }

        /** Sets the transport, instead of the best that this machine has. */
        public Builder transport(Transport transport) {
            if (!transport.isAvailable()) {
                throw new IllegalArgumentException("transport: " + transport
                        + " (expected: one that this machine has, such as " + Transport.best() + ")");
            }
            this.transport = transport;
            return this;
        }

        /** Sets the number of event loops, 1 to 64, instead of one a processor, at most eight. */
        public Builder threads(int threads) {
            if (threads < 1 || threads > 64) {
                throw new IllegalArgumentException("threads: " + threads + " (expected: 1 to 64)");
            }
            this.threads = threads;
            return this;
        }

        /** Sets who is told what happens to the connections. */
        public Builder observer(Observer observer) {
            this.observer = observer;
            return this;
        }

        /**
         * Returns a server that is yet to be started.
         *
         * @throws IllegalArgumentException if the last mode's port would be beyond 65535
         */
        public HammsNettyServer build() {
            int last = 0;
            for (FailureMode mode : modes) {
                last = Math.max(last, mode.offset());
            }
            if (basePort > 0 && basePort + last > MAX_PORT) {
                throw new IllegalArgumentException("basePort: " + basePort + " (expected: at most " + (MAX_PORT - last)
                        + ", so that the last mode's port is at most " + MAX_PORT + ")");
            }
            return new HammsNettyServer(new Settings(
                    basePort, bindAddress, modes, transport == null ? Transport.best() : transport, threads, observer));
        }

        /** Builds a server and starts it; throws as {@link HammsNettyServer#start()}. */
        public HammsNettyServer start() {
            return build().start();
        }
    }
}
