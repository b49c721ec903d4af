package io.hamms;

import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.handler.Port;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a running server holds: its ports and its event loops. */
final class RunningServer {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final EventLoopGroup group;
    private final EventLoops loops;
    private final ConnectionLimiter limiter = new ConnectionLimiter();
    private final ServedPorts ports;
    private final Map<Integer, ListenerFault.BoundPort> standings = new HashMap<>();
    private final Map<Integer, List<Channel>> listening = new HashMap<>();
    private final Port.ServerState shared;
    private final Map<Port, Fault> served = new LinkedHashMap<>();

    private RunningServer(EventLoopGroup group, Port.ServerState shared) {
        this.group = group;
        this.loops = new EventLoops(group);
        this.shared = shared;
        this.ports = new ServedPorts(shared);
    }

    /**
     * Takes all ports or none.
     *
     * @param beforeServing is called when they are taken and answer nobody yet
     */
    static RunningServer open(Settings settings, Observer observer, Consumer<RunningServer> beforeServing) {
        RunningServer running = new RunningServer(
                settings.transport().eventLoops(settings.threads(), "hamms"),
                new Port.ServerState(observer, settings.isStrict()));
        try {
            Map<FailureMode, InetSocketAddress> wanted = new LinkedHashMap<>();
            settings.modes().forEach(mode -> wanted.put(mode, settings.address(mode)));
            List<Listening> taken = running.listen(settings, wanted);
            running.limiter.measure();
            beforeServing.accept(running);
            running.serve(taken);
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
        return running;
    }

    private List<Listening> listen(Settings settings, Map<FailureMode, InetSocketAddress> wanted) {
        List<PortBindException.Conflict> conflicts = new ArrayList<>();
        Map<FailureMode, Listening> binding = new LinkedHashMap<>();
        Map<Port, Fault> fresh = new LinkedHashMap<>();
        wanted.forEach((mode, address) -> {
            if (!mode.fault().missing().isEmpty()) {
                return;
            }
            Fault fault = mode.fault().forPort();
            if (fault instanceof ListenerFault listener) {
                stand(mode, listener, address, settings.reusePort(), conflicts);
            } else if (fault instanceof ChannelHandler handler) {
                Port port = new Port(mode, shared);
                fresh.put(port, fault);
                ServerBootstrap bootstrap = PortBootstrap.of(settings, group, limiter, port, handler);
                binding.put(mode, new Listening(fault, address, bootstrap, bootstrap.bind(address)));
            }
        });
        binding.forEach((mode, standing) -> {
            ChannelFuture bound = standing.bound().awaitUninterruptibly();
            if (bound.isSuccess()) {
                listening.put(standing.number(), new ArrayList<>(List.of(bound.channel())));
                ports.add(mode, standing.number());
            } else {
                conflicts.add(new PortBindException.Conflict(mode, standing.address(), bound.cause()));
            }
        });
        if (!conflicts.isEmpty()) {
            throw new PortBindException(conflicts);
        }
        listenAgain(settings, binding.values());
        served.putAll(fresh);
        return List.copyOf(binding.values());
    }

    /** Listens on each port once more, where the kernel shares a port's clients among those who do. */
    private void listenAgain(Settings settings, Collection<Listening> taken) {
        ChannelOption<Boolean> sharing = settings.transport().portSharing();
        if (sharing != null) {
            Map<Integer, ChannelFuture> seconds = new LinkedHashMap<>();
            taken.forEach(first -> seconds.put(first.number(), first.again(sharing)));
            seconds.values().removeIf(second -> !second.awaitUninterruptibly().isSuccess());
            seconds.forEach((number, second) -> channels(number).add(second.channel()));
        }
    }

    /** Answers on ports that were taken, from the first connection on: there is room, and the faults are complete. */
    private void serve(List<Listening> taken) {
        taken.forEach(port -> channels(port.number()).forEach(limiter::admit));
        taken.forEach(port -> port.fault().prepare(port.bound().channel()));
    }

    private void stand(
            FailureMode mode,
            ListenerFault fault,
            InetSocketAddress address,
            boolean isShared,
            List<PortBindException.Conflict> conflicts) {
        try {
            ListenerFault.BoundPort standing = fault.bind(address, isShared);
            standings.put(standing.port(), standing);
            ports.add(mode, standing.port());
        } catch (IOException e) {
            conflicts.add(new PortBindException.Conflict(mode, address, e));
        }
    }

    ServedPorts ports() {
        return ports;
    }

    /** Takes one more port, which follows a script if there is one; returns its number. */
    int add(Settings settings, FailureMode mode, int number, @Nullable Dispatcher script) {
        ports.checkRoom();
        List<Listening> taken = listen(settings, Map.of(mode, new InetSocketAddress(settings.bindAddress(), number)));
        int added = ports.latest();
        limiter.taken(descriptors(added));
        follow(mode, script);
        serve(taken);
        return added;
    }

    private List<Channel> channels(int number) {
        return listening.getOrDefault(number, List.of());
    }

    private int descriptors(int number) {
        ListenerFault.BoundPort standing = standings.get(number);
        return channels(number).size() + (standing == null ? 0 : standing.descriptors());
    }

    /**
     * Releases a port, so that nothing more is accepted, then ends its connections.
     *
     * @param connections tells which those are
     */
    void remove(int number, Supplier<List<Channel>> connections) {
        ports.remove(ports.at(number));
        limiter.taken(-descriptors(number));
        release(standings.remove(number));
        List<Channel> closing = channels(number);
        listening.remove(number);
        closing.forEach(channel -> served.remove(channel.attr(Port.KEY).get()));
        loops.await(closing.stream().map(Channel::close).toList());
        loops.awaitTurn();
        loops.await(connections.get().stream().map(EventLoops::end).toList());
        // A channel is closed first, and says so in its loop's next turn: from here on, the journal knows.
        loops.awaitTurn();
    }

    private static void release(ListenerFault.@Nullable BoundPort standing) {
        if (standing != null) {
            try {
                standing.close();
            } catch (IOException e) {
                LOG.warn("port {}: not released", standing.port(), e);
            }
        }
    }

    /** Has the ports of a mode follow a script; null for the mode alone. */
    void follow(FailureMode mode, @Nullable Dispatcher script) {
        served.keySet().stream().filter(port -> port.mode().equals(mode)).forEach(port -> port.follow(script));
    }

    void setDefaults(ModeCall call) {
        shared.setDefaults(call);
    }

    /** Makes all ports as they were at the start; connections stay as they are. */
    void reset() {
        shared.clearDefaults();
        served.forEach((port, fault) -> {
            port.reset();
            fault.reset();
        });
    }

    ConnectionLimiter limiter() {
        return limiter;
    }

    /**
     * Releases everything: first what listens, so that nothing more is accepted; then, when each loop has taken over
     * what was accepted for it, the loops, which close the connections that are registered with them.
     */
    void close() {
        standings.values().forEach(RunningServer::release);
        loops.await(listening.values().stream()
                .flatMap(List::stream)
                .map(Channel::close)
                .toList());
        loops.awaitTurn();
        loops.end();
    }
}
