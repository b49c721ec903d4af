package io.hamms;

import io.hamms.error.InvalidOptionException;
import io.hamms.error.InvalidStateException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.KeyCount;
import io.hamms.journal.Journal;
import io.hamms.journal.PortCounters;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.server.CurrentBehaviour;
import io.hamms.server.Hosts;
import io.hamms.server.RunningServer;
import io.hamms.server.ServedJournals;
import io.hamms.server.Settings;
import io.hamms.transport.Transport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A test server in which every port fails in one specific way.
 *
 * <pre>{@code
 * try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start()) {
 *     URI uri = hamms.uri("close-on-accept");
 * }
 * }</pre>
 *
 * <p>A server is started and closed once, on any thread but its own event loops; ports are added and removed on such
 * threads, too. Dispatchers and listeners may call the other methods on event loops. By default a server listens on
 * 127.0.0.1.
 */
public final class HammsNettyServer implements AutoCloseable {

    /** The default base port. */
    public static final int DEFAULT_BASE_PORT = 5500;

    private final Settings settings;
    private final Journal journal;
    private final ServedJournals journals;
    private final CurrentBehaviour behaviour;
    private volatile @Nullable RunningServer running;
    private volatile boolean isClosed;

    HammsNettyServer(Settings settings) {
        this.settings = settings;
        this.journal = Journal.within(settings.journal(), settings.isRedacted());
        this.journals = new ServedJournals(journal, settings);
        this.behaviour = new CurrentBehaviour(settings.behaviour());
    }

    /** Returns a builder for a server with all modes, from port {@value #DEFAULT_BASE_PORT}, on 127.0.0.1. */
    public static HammsServerBuilder builder() {
        return HammsServerBuilder.create();
    }

    /**
     * Binds all ports; when it returns, each of them serves its mode.
     *
     * @throws PortBindException if a port cannot be bound; ports already bound are released
     * @throws InvalidStateException if the server was started before
     */
    public synchronized HammsNettyServer start() {
        if (running != null || isClosed) {
            throw new InvalidStateException(
                    "server", isClosed ? "closed" : "started", "a new one; a server is started once");
        }
        // Set before the ports accept: a dispatcher may ask for ports at the first request.
        PortBindException.translating(
                () -> RunningServer.open(settings, settings.observers(journal.observer()), bound -> {
                    behaviour.begin(bound);
                    running = bound;
                }));
        return this;
    }

    /**
     * Returns the port on which a mode listens.
     *
     * @throws UnknownModeException if no mode has this name
     * @throws InvalidOptionException if this server does not serve the mode, or the mode has no port
     * @throws InvalidStateException if the server is not running
     */
    public int port(String mode) {
        return port(FailureModes.named(mode));
    }

    /** Returns the port on which a mode listens; throws as {@link #port(String)}. */
    public int port(FailureMode mode) {
        return running().port(mode);
    }

    private RunningServer running() {
        RunningServer open = running;
        if (open == null || isClosed) {
            throw new InvalidStateException("server", isClosed ? "closed" : "not started", "running");
        }
        return open;
    }

    /** Returns the ports that are served, in the order of the catalogue; throws as {@link #port(String)}. */
    public List<ServedPort> ports() {
        return ServedPort.all(running().ports().all(), settings.bindAddress());
    }

    /**
     * Serves a mode on an additional port, which answers when this returns its number. {@link #port(String)} does not
     * change.
     *
     * @param port the number; with 0 the kernel chooses a free one
     * @throws InvalidOptionException if this machine cannot serve the mode, or a port cannot have this number
     * @throws PortBindException if the port cannot be bound; the server is unchanged then
     * @throws InvalidStateException if the server is not running
     */
    public synchronized int add(String mode, int port) {
        FailureMode added = FailureModes.named(mode);
        int number = PortBindException.translating(() -> running().add(added, port, behaviour::begin));
        journals.add(added);
        return number;
    }

    /** Stops serving a port: releases it (with NIO, shortly after) and closes its connections; throws if not served. */
    public synchronized void remove(int port) {
        running().remove(port, () -> journal.openConnections(port));
        journal.removed(port);
    }

    /** Returns the journal of all ports; the same one each time, also after the server is closed. */
    public Journal journal() {
        return journal;
    }

    /** Returns the counters of all served ports, in their order; zeros for a port without clients. */
    public List<PortCounters> counters() {
        return running().ports().counters(journal.counters());
    }

    /** Returns how often modes struck the requests with a key; of each port the last 1,000 keys are kept. */
    public List<KeyCount> counts(String key) {
        return running().ports().counts(key);
    }

    /** Returns the journal of one mode's ports; InvalidOptionException if this server has never served the mode. */
    public Journal journal(String mode) {
        return journals.of(FailureModes.named(mode));
    }

    /**
     * Sets the dispatcher of a mode's ports, such as a {@link io.hamms.mode.catalogue.Scenario}, for heads received
     * from now on; null for the mode itself.
     *
     * @throws InvalidOptionException if this server does not serve the mode, or it does not wait for requests
     */
    public void script(String mode, @Nullable Dispatcher script) {
        port(mode);
        behaviour.script(running(), FailureModes.named(mode), script);
    }

    /** Returns the dispatcher of a mode's ports; empty if the mode itself answers. */
    public Optional<Dispatcher> script(String mode) {
        return behaviour.script(FailureModes.named(mode));
    }

    /**
     * Sets a mode's default arguments on this server; other parameters keep the catalogue's defaults.
     *
     * @param values the values by name, written as in a query
     * @throws UnknownModeException if no mode has this name
     * @throws io.hamms.fault.BadParameterException if the mode has no such parameter, or a value is invalid
     */
    public void defaults(String mode, Map<String, String> values) {
        behaviour.defaults(running(), FailureModes.named(mode), values);
    }

    /** Returns the default arguments of a mode that differ from the catalogue's; usually none. */
    public Map<String, String> defaults(String mode) {
        return behaviour.defaults(FailureModes.named(mode));
    }

    /** Restores the state at the start, with the builder's dispatchers and defaults; open connections stay open. */
    public void reset() {
        behaviour.begin(running());
        journal.clear();
    }

    /** Returns the root of a mode's port, such as {@code http://127.0.0.1:5502/}; throws as {@link #port(String)}. */
    public URI uri(String mode) {
        return uri(FailureModes.named(mode));
    }

    /** Returns the root of a mode's port; throws as {@link #port(FailureMode)}. */
    public URI uri(FailureMode mode) {
        return Hosts.root(mode.scheme(), settings.bindAddress(), port(mode));
    }

    /** Returns the root of a mode's port over TLS; InvalidOptionException if that port does not speak TLS. */
    public URI tlsUri(String mode) {
        return Hosts.root("https", settings.bindAddress(), running().tlsPort(FailureModes.named(mode)));
    }

    /** Returns trust managers for clients of the TLS ports, which trust only the test CA. */
    public TrustManager[] trustManagers() {
        return settings.credentials().authority().trustManagers();
    }

    /** Returns a context for clients of the TLS ports, which trusts only the test CA. */
    public SSLContext sslContext() {
        return settings.credentials().authority().clientContext();
    }

    /** Returns a new client certificate, which {@code tls-client-cert-required} accepts. */
    public ClientCredentials clientCredentials() {
        return new ClientCredentials(settings.credentials().authority());
    }

    /** Returns the modes that the server was built with; {@link #ports} has those that it serves on a port. */
    public List<FailureMode> modes() {
        return settings.modes();
    }

    /** Returns the transport that this server uses. */
    public Transport transport() {
        return settings.transport();
    }

    /** Returns how many connections the process's limit of descriptors allows at once; empty if unknown. */
    public OptionalInt connectionCapacity() {
        RunningServer open = running;
        return open == null ? OptionalInt.empty() : open.connectionCapacity();
    }

    /** Ends all connections, ports and threads; IllegalStateException if an event loop still runs 30 s later. */
    @Override
    public synchronized void close() {
        isClosed = true;
        RunningServer open = running;
        if (open != null) {
            running = null;
            journal.counters(); // What has left on open connections, only they can tell.
            open.close();
        }
    }
}
