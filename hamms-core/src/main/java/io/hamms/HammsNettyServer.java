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
import io.hamms.server.Behaviour;
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
 * <p>A server is started and closed once, on any thread but its own event loops. By default it listens on 127.0.0.1.
 */
public final class HammsNettyServer implements AutoCloseable {

    /** The default base port. */
    public static final int DEFAULT_BASE_PORT = 5500;

    private final Settings settings;
    private final Journal journal;
    private final ServedJournals journals;
    private Behaviour behaviour = new Behaviour();
    private @Nullable RunningServer running;
    private boolean isClosed;

    HammsNettyServer(Settings settings) {
        this.settings = settings;
        this.journal = Journal.within(settings.journal(), settings.isRedacted());
        this.journals = new ServedJournals(journal, settings);
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
        behaviour = settings.behaviour().anew();
        running = PortBindException.translating(
                () -> RunningServer.open(settings, settings.observers(journal.observer()), behaviour::beginOn));
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
    public synchronized int port(FailureMode mode) {
        return running().port(mode);
    }

    private RunningServer running() {
        if (running == null || isClosed) {
            throw new InvalidStateException("server", isClosed ? "closed" : "not started", "running");
        }
        return running;
    }

    /** Returns the ports that are served, in the order of the catalogue; throws as {@link #port(String)}. */
    public synchronized List<ServedPort> ports() {
        return ServedPort.all(running().ports().all(), settings.bindAddress());
    }

    /**
     * Serves a mode on an additional port, which answers when this returns. {@link #port(String)} does not change.
     *
     * @param port the number; with 0 the kernel chooses a free one
     * @return the number
     * @throws InvalidOptionException if this machine cannot serve the mode
     * @throws PortBindException if the port cannot be bound; the server is unchanged then
     * @throws InvalidStateException if the server is not running
     */
    public synchronized int add(String mode, int port) {
        FailureMode added = FailureModes.named(mode);
        int number = PortBindException.translating(
                () -> running().add(added, port, behaviour.scripts().get(added)));
        journals.add(added);
        return number;
    }

    /**
     * Stops serving a port: releases it (with NIO, shortly after) and closes its connections.
     *
     * @throws InvalidOptionException if this server does not serve the port; as {@link #port(String)} if not running
     */
    public synchronized void remove(int port) {
        running().remove(port, () -> journal.openConnections(port));
        journal.removed(port);
    }

    /** Returns the journal of all ports; the same one each time, also after the server is closed. */
    public Journal journal() {
        return journal;
    }

    /** Returns the counters of all served ports, in their order; zeros for a port without clients. */
    public synchronized List<PortCounters> counters() {
        return running().ports().counters(journal.counters());
    }

    /** Returns how often modes struck the requests with a key; of each port the last 1,000 keys are kept. */
    public synchronized List<KeyCount> counts(String key) {
        return running().ports().counts(key);
    }

    /** Returns the journal of one mode's ports; InvalidOptionException if this server has never served the mode. */
    public Journal journal(String mode) {
        return journals.of(FailureModes.named(mode));
    }

    /**
     * Sets the dispatcher that answers requests to a mode's ports, for heads received from now on.
     *
     * @param mode a mode that waits for requests, such as {@code healthy} or, over TLS, {@code tls-healthy}
     * @param script the dispatcher, such as a {@link io.hamms.mode.catalogue.Scenario}; null for the mode itself
     * @throws InvalidOptionException if this server does not serve the mode, or it does not wait for requests
     */
    public synchronized void script(String mode, @Nullable Dispatcher script) {
        port(mode);
        running().follow(behaviour.script(FailureModes.named(mode), script), script);
    }

    /** Returns the dispatcher of a mode's ports; empty if the mode itself answers. */
    public synchronized Optional<Dispatcher> script(String mode) {
        return Optional.ofNullable(behaviour.scripts().get(FailureModes.named(mode)));
    }

    /**
     * Sets a mode's default arguments on this server; other parameters keep the catalogue's defaults.
     *
     * @param values the values by name, written as in a query
     * @throws UnknownModeException if no mode has this name
     * @throws io.hamms.fault.BadParameterException if the mode has no such parameter, or a value is invalid
     */
    public synchronized void defaults(String mode, Map<String, String> values) {
        running().setDefaults(behaviour.defaults(FailureModes.named(mode), values));
    }

    /** Returns the default arguments of a mode that differ from the catalogue's; usually none. */
    public synchronized Map<String, String> defaults(String mode) {
        return behaviour.defaults().getOrDefault(FailureModes.named(mode), Map.of());
    }

    /** Restores the state at the start, with the builder's dispatchers and defaults; open connections stay open. */
    public synchronized void reset() {
        running().reset();
        behaviour = settings.behaviour().anew();
        behaviour.beginOn(running());
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
    public synchronized URI tlsUri(String mode) {
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

    /** Returns the served modes, in the order of their ports, and those without a port. */
    public List<FailureMode> modes() {
        return settings.modes();
    }

    /** Returns the transport that this server uses. */
    public Transport transport() {
        return settings.transport();
    }

    /** Returns how many connections the process's limit of descriptors allows at once; empty if unknown. */
    public synchronized OptionalInt connectionCapacity() {
        return running == null ? OptionalInt.empty() : running.connectionCapacity();
    }

    /** Ends all connections, ports and threads; IllegalStateException if an event loop still runs 30 s later. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (running != null) {
            RunningServer open = running;
            running = null;
            journal.counters(); // What has left on open connections, only they can tell.
            open.close();
        }
    }
}
