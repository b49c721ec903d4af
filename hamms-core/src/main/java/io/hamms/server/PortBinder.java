package io.hamms.server;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.ListenerFault;
import io.hamms.handler.Port;
import io.hamms.handler.ServerState;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Binds the ports of a server. */
final class PortBinder {

    private final Settings settings;
    private final EventLoopGroup group;
    private final ConnectionLimiter limiter;
    private final ServerState shared;
    private final ServedPorts ports;

    PortBinder(
            Settings settings, EventLoopGroup group, ConnectionLimiter limiter, ServerState shared, ServedPorts ports) {
        this.settings = settings;
        this.group = group;
        this.limiter = limiter;
        this.shared = shared;
        this.ports = ports;
    }

    /**
     * Binds a port for each of these modes that this machine can serve, and adds all of them to the served ports, also
     * if others cannot be bound.
     *
     * @throws BindFailedException if a port cannot be bound
     */
    List<Binding> bind(Map<FailureMode, InetSocketAddress> wanted) {
        List<BindFailure> failures = new ArrayList<>();
        List<Listening> listening = new ArrayList<>();
        List<Binding> bindings = new ArrayList<>();
        try {
            beginToBind(wanted, listening, bindings, failures);
            awaitAll(listening, bindings, failures);
        } finally {
            ports.add(bindings);
        }
        if (!failures.isEmpty()) {
            throw new BindFailedException(failures);
        }
        listenAgain(listening, bindings);
        return bindings;
    }

    private void beginToBind(
            Map<FailureMode, InetSocketAddress> wanted,
            List<Listening> listening,
            List<Binding> bindings,
            List<BindFailure> failures) {
        // In the order of the catalogue: the first mode initializes the JDK's sockets while there are descriptors.
        for (Map.Entry<FailureMode, InetSocketAddress> one : wanted.entrySet()) {
            FailureMode mode = one.getKey();
            InetSocketAddress address = one.getValue();
            if (!mode.fault().missing().isEmpty()) {
                continue;
            }
            Fault fault = mode.fault().forPort();
            if (fault instanceof ListenerFault listener) {
                try {
                    bindings.add(Binding.of(mode, fault, listener.bind(address, settings.reusePort())));
                } catch (IOException e) {
                    failures.add(new BindFailure(mode, address, e));
                }
            } else if (fault instanceof ChannelHandler handler) {
                Port port = new Port(mode, shared);
                ServerBootstrap bootstrap = PortBootstrap.of(settings, group, limiter, port, handler);
                listening.add(new Listening(port, fault, address, bootstrap, bootstrap.bind(address)));
            }
        }
    }

    private static void awaitAll(List<Listening> listening, List<Binding> bindings, List<BindFailure> failures) {
        for (Listening binding : listening) {
            ChannelFuture bound = binding.bound().awaitUninterruptibly();
            if (bound.isSuccess()) {
                bindings.add(Binding.of(binding));
            } else {
                failures.add(new BindFailure(binding.port().mode(), binding.address(), bound.cause()));
            }
        }
    }

    /** Listens on each port once more, where the kernel can spread a port's clients over several listening sockets. */
    private void listenAgain(List<Listening> listening, List<Binding> bindings) {
        ChannelOption<Boolean> sharing = settings.transport().portSharing();
        if (sharing != null) {
            Map<Integer, ChannelFuture> seconds = new HashMap<>();
            for (Listening first : listening) {
                seconds.put(first.number(), first.again(sharing));
            }
            for (Binding bound : bindings) {
                ChannelFuture second = seconds.get(bound.number());
                if (second != null && second.awaitUninterruptibly().isSuccess()) {
                    bound.channels().add(second.channel());
                }
            }
        }
    }
}
