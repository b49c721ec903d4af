package io.hamms.server;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.Connection;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.handler.ServerState;
import io.hamms.text.Addresses;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The resources of a running server: its ports and its event loops. */
public final class RunningServer {

    private final Settings settings;
    private final EventLoops loops;
    private final ConnectionLimiter limiter = new ConnectionLimiter();
    private final ServedPorts ports;
    private final PortBinder binder;
    private final ServerState shared;

    private RunningServer(Settings settings, EventLoopGroup group, ServerState shared) {
        this.settings = settings;
        this.loops = new EventLoops(group);
        this.shared = shared;
        shared.setBaseline(settings.baseline());
        shared.setTls(settings.tls());
        this.ports = new ServedPorts(shared);
        this.binder = new PortBinder(settings, group, limiter, shared, ports);
    }

    /**
     * Binds all ports; if one cannot be bound, releases those already bound.
     *
     * @param beforeServing called when all ports are bound and none accepts a client yet
     * @throws BindFailedException if a port cannot be bound
     */
    public static RunningServer open(Settings settings, Observer observer, Consumer<RunningServer> beforeServing) {
        RunningServer running = new RunningServer(
                settings,
                settings.transport().eventLoops(settings.threads(), "hamms"),
                new ServerState(observer, settings.isStrict()));
        try {
            Map<FailureMode, InetSocketAddress> wanted = new LinkedHashMap<>();
            for (FailureMode mode : settings.modes()) {
                if (mode.hasPort()) {
                    wanted.put(mode, settings.address(mode));
                }
            }
            List<Binding> bound = running.binder.bind(wanted);
            running.limiter.measure();
            beforeServing.accept(running);
            running.serve(bound);
        } catch (RuntimeException | Error e) {
            try {
                running.close();
            } catch (RuntimeException failure) {
                e.addSuppressed(failure);
            }
            throw e;
        }
        return running;
    }

    /** Starts to accept on bound ports: the connection limit is known, and the faults are initialized. */
    private void serve(List<Binding> bindings) {
        for (Binding bound : bindings) {
            for (Channel channel : bound.channels()) {
                limiter.admit(channel);
            }
        }
        for (Binding bound : bindings) {
            if (!bound.channels().isEmpty()) {
                bound.fault().prepare(bound.channels().get(0));
            }
        }
    }

    public ServedPorts ports() {
        return ports;
    }

    /**
     * Returns the first port of a mode.
     *
     * @throws InvalidOptionException if there is none
     */
    public int port(FailureMode mode) {
        Integer port = ports.first(mode);
        if (port == null) {
            throw settings.notServed(mode);
        }
        return port;
    }

    /**
     * Returns the first port of a mode that can speak TLS.
     *
     * @throws InvalidOptionException if there is none
     */
    public int tlsPort(FailureMode mode) {
        if (!mode.speaksTls()) {
            throw new InvalidOptionException("mode", mode.name(), "a TLS mode, or one that waits for requests");
        }
        return port(mode);
    }

    /**
     * Binds an additional port; returns its number.
     *
     * @param beforeServing called when the port is bound and does not accept a client yet
     * @throws InvalidOptionException if this machine cannot serve the mode, or a port cannot have this number
     * @throws BindFailedException if the port cannot be bound
     */
    public int add(FailureMode mode, int number, Consumer<Binding> beforeServing) {
        if (!mode.fault().missing().isEmpty()) {
            throw settings.notServed(mode);
        }
        if (number < 0 || number > Addresses.MAX_PORT) {
            throw new InvalidOptionException("port", number, "0 to " + Addresses.MAX_PORT);
        }
        ports.checkRoom();
        InetSocketAddress address = new InetSocketAddress(settings.bindAddress(), number);
        if (ports.contains(number)) {
            // The kernel would bind it once more if ports are shared.
            throw new BindFailedException(
                    List.of(new BindFailure(mode, address, new BindException("Address already in use"))));
        }
        List<Binding> bound = binder.bind(Map.of(mode, address));
        Binding added = bound.get(0);
        limiter.descriptorsOpened(added.descriptors());
        beforeServing.accept(added);
        serve(bound);
        return added.number();
    }

    /**
     * Releases a port, which stops accepting, then closes its connections.
     *
     * @param connections supplies the open connections
     */
    public void remove(int number, Supplier<List<Connection>> connections) {
        Binding removed = ports.remove(number);
        limiter.descriptorsOpened(-removed.descriptors());
        loops.await(removed.release());
        loops.awaitTurn();
        connections.get().forEach(Connection::close);
        loops.awaitTurn();
        // A channel reports its end in the turn of its loop after it was closed: now the journal has recorded it.
        loops.awaitTurn();
    }

    /** Sets the dispatcher of a mode's ports; null for the mode itself. */
    public void follow(FailureMode mode, @Nullable Dispatcher script) {
        ports.bindings().stream().filter(bound -> bound.mode().equals(mode)).forEach(bound -> bound.follow(script));
    }

    public void setDefaults(ModeCall call) {
        shared.setDefaults(call);
    }

    /**
     * Sets all ports to their state at the start; connections are unaffected.
     *
     * @param defaults the default arguments that differ from the catalogue's
     * @param scripts the dispatchers, by their mode
     */
    void begin(List<ModeCall> defaults, Map<FailureMode, Dispatcher> scripts) {
        shared.setDefaults(defaults);
        for (Binding bound : ports.bindings()) {
            bound.begin(scripts.get(bound.mode()));
        }
    }

    /** Returns how many connections can be open at once; empty if the system has no known limit. */
    public OptionalInt connectionCapacity() {
        return limiter.size();
    }

    /**
     * Releases everything: first what listens, so that nothing more is accepted; then, when each loop has taken over
     * what was accepted for it, the loops, which close the connections that are registered with them.
     */
    public void close() {
        loops.await(ports.bindings().stream()
                .flatMap(bound -> bound.release().stream())
                .toList());
        loops.awaitTurn();
        loops.end();
    }
}
