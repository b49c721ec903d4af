package io.hamms;

import io.hamms.fault.BoundedAllocator;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.Observer;
import io.hamms.fault.Port;
import io.hamms.fault.Role;
import io.hamms.fault.Script;
import io.hamms.pki.ServerCredentials;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a running server holds: its ports and its event loops. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private static final int BACKLOG = 4096;

    private static final BoundedAllocator ALLOCATOR = BoundedAllocator.ofHeap();

    /**
     * One for all connections: an allocator that adapts keeps a dozen words of each, and what it has learned. Four
     * reads, not Netty's sixteen, before others have their turn: the content of an upload is hashed as it comes.
     */
    private static final RecvByteBufAllocator READS = new FixedRecvByteBufAllocator(16 * 1024).maxMessagesPerRead(4);

    private final EventLoopGroup group;
    private final EventLoops loops;
    private final Room room = new Room();
    private final ServedPorts ports;
    private final List<ListenerFault.Standing> standings = new ArrayList<>();
    private final List<Channel> listening = new ArrayList<>();
    private final Port.Shared shared;
    private final Map<Port, Fault> served = new LinkedHashMap<>();

    private Listeners(EventLoopGroup group, Observer observer) {
        this.group = group;
        this.loops = new EventLoops(group);
        this.shared = new Port.Shared(observer);
        this.ports = new ServedPorts(shared);
    }

    /** Takes all ports or none. */
    static Listeners open(Settings settings, Observer observer) {
        Listeners listeners = new Listeners(settings.transport().eventLoops(settings.threads(), "hamms"), observer);
        try {
            Map<FailureMode, InetSocketAddress> wanted = new LinkedHashMap<>();
            settings.modes().forEach(mode -> wanted.put(mode, settings.address(mode)));
            listeners.listen(settings, wanted);
        } catch (RuntimeException | Error e) {
            listeners.close();
            throw e;
        }
        return listeners;
    }

    private void listen(Settings settings, Map<FailureMode, InetSocketAddress> wanted) {
        int before = listening.size();
        List<PortBindException.Conflict> conflicts = new ArrayList<>();
        Map<FailureMode, Listening> binding = new LinkedHashMap<>();
        wanted.forEach((mode, address) -> {
            if (!mode.fault().missing().isEmpty()) {
                return;
            }
            Fault fault = mode.fault().forPort();
            if (fault instanceof ListenerFault listener) {
                stand(mode, listener, address, settings.reusePort(), conflicts);
            } else if (fault instanceof ChannelHandler handler) {
                Port port = new Port(mode, shared);
                served.put(port, fault);
                ServerBootstrap bootstrap = bootstrap(settings, port, handler);
                binding.put(mode, new Listening(fault, address, bootstrap, bootstrap.bind(address)));
            }
        });
        binding.forEach((mode, standing) -> {
            ChannelFuture bound = standing.bound().awaitUninterruptibly();
            if (bound.isSuccess()) {
                listening.add(bound.channel());
                ports.add(mode, numberOf(bound.channel()));
            } else {
                conflicts.add(new PortBindException.Conflict(mode, standing.address(), bound.cause()));
            }
        });
        if (!conflicts.isEmpty()) {
            throw new PortBindException(conflicts);
        }
        ChannelOption<Boolean> sharing = settings.transport().portSharing();
        if (sharing != null) {
            List<ChannelFuture> seconds =
                    binding.values().stream().map(first -> first.again(sharing)).toList();
            // Without a second one the port answers all the same, only not to as many at once.
            seconds.forEach(
                    second -> listening.add(second.awaitUninterruptibly().channel()));
        }
        room.measure();
        listening.subList(before, listening.size()).forEach(room::admit);
        binding.values()
                .forEach(standing -> standing.fault().prepare(standing.bound().channel()));
    }

    /** A port that a bootstrap is binding or has bound. */
    private record Listening(Fault fault, InetSocketAddress address, ServerBootstrap bootstrap, ChannelFuture bound) {

        /**
         * Listens on the same port once more. The kernel cuts every accept queue to net.core.somaxconn, 4096 as a rule,
         * and a client that finds it full tries again a second later: a JVM that has just started may not empty it fast
         * enough for a few thousand clients that come at once. Two queues hold them all, however slow it is. Unless
         * that was asked for, the port is shared only from here on, so that of two servers the second finds it taken.
         */
        ChannelFuture again(ChannelOption<Boolean> sharing) {
            bound.channel().config().setOption(sharing, true);
            return bootstrap.option(sharing, true).bind(bound.channel().localAddress());
        }
    }

    private void stand(
            FailureMode mode,
            ListenerFault fault,
            InetSocketAddress address,
            boolean isShared,
            List<PortBindException.Conflict> conflicts) {
        try {
            ListenerFault.Standing standing = fault.stand(address, isShared);
            standings.add(standing);
            ports.add(mode, standing.port());
        } catch (IOException e) {
            conflicts.add(new PortBindException.Conflict(mode, address, e));
        }
    }

    private ServerBootstrap bootstrap(Settings settings, Port port, ChannelHandler handler) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(settings.transport().serverChannel())
                .attr(Port.KEY, port)
                .attr(ServerCredentials.KEY, settings.credentials())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                // Clients wait in the kernel's queue until all ports are there, and what they need is known.
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, ALLOCATOR)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, READS)
                .handler(room)
                .childHandler(handler);
        ChannelOption<Boolean> sharing = settings.transport().portSharing();
        return settings.reusePort() && sharing != null ? bootstrap.option(sharing, true) : bootstrap;
    }

    ServedPorts ports() {
        return ports;
    }

    private static int numberOf(Channel listening) {
        // A second channel of a port that was not to be had has no address.
        return listening.localAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
    }

    /** Takes one more port; returns its number. */
    int add(Settings settings, FailureMode mode, int number) {
        Set<Port> before = Set.copyOf(served.keySet());
        try {
            listen(settings, Map.of(mode, new InetSocketAddress(settings.bindAddress(), number)));
        } catch (PortBindException e) {
            served.keySet().retainAll(before);
            throw e;
        }
        return ports.latest();
    }

    /**
     * Releases a port, so that nothing more is accepted, then ends its connections.
     *
     * @param connections tells which those are
     */
    void remove(int number, Supplier<List<Channel>> connections) {
        ports.remove(ports.at(number));
        standings.removeIf(standing -> standing.port() == number && release(standing));
        List<Channel> closing = listening.stream()
                .filter(channel -> numberOf(channel) == number)
                .toList();
        listening.removeAll(closing);
        closing.forEach(channel -> served.remove(channel.attr(Port.KEY).get()));
        loops.await(closing.stream().map(Channel::close).toList());
        loops.awaitTurn();
        loops.await(connections.get().stream().map(EventLoops::end).toList());
        // A channel is closed first, and says so in its loop's next turn: from here on, the journal knows.
        loops.awaitTurn();
    }

    private static boolean release(ListenerFault.Standing standing) {
        try {
            standing.close();
        } catch (IOException e) {
            LOG.warn("port {}: not released", standing.port(), e);
        }
        return true;
    }

    /** Has the ports of a mode follow a script; null for the mode alone. */
    void follow(FailureMode mode, @Nullable Script script) {
        served.keySet().stream().filter(port -> port.mode().equals(mode)).forEach(port -> port.follow(script));
    }

    void assume(Role role) {
        shared.assume(role);
    }

    /** Makes all ports as they were at the start; connections stay as they are. */
    void reset() {
        shared.assumeNothing();
        served.forEach((port, fault) -> {
            port.reset();
            fault.reset();
        });
    }

    Room room() {
        return room;
    }

    /**
     * Releases everything: first what listens, so that nothing more is accepted; then, when each loop has taken over
     * what was accepted for it, the loops, which close the connections that are registered with them.
     */
    void close() {
        standings.forEach(Listeners::release);
        loops.await(listening.stream().map(Channel::close).toList());
        loops.awaitTurn();
        loops.end();
    }
}
