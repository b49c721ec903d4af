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
        // First, while there are descriptors: with none left, initializing the JDK's sockets ends in an Error.
        List<Binding> bindings = hold(wanted, failures);
        List<Listening> listening = listen(wanted);
        for (Listening binding : listening) {
            ChannelFuture bound = binding.bound().awaitUninterruptibly();
            if (bound.isSuccess()) {
                bindings.add(Binding.of(binding));
            } else {
                failures.add(new BindFailure(binding.port().mode(), binding.address(), bound.cause()));
            }
        }
        for (Binding bound : bindings) {
            ports.add(bound);
        }
        if (!failures.isEmpty()) {
            throw new BindFailedException(failures);
        }
        listenAgain(listening, bindings);
        return bindings;
    }

    /** Begins to bind the ports of all faults that handle connections. */
    private List<Listening> listen(Map<FailureMode, InetSocketAddress> wanted) {
        List<Listening> listening = new ArrayList<>();
        for (Map.Entry<FailureMode, InetSocketAddress> one : wanted.entrySet()) {
            FailureMode mode = one.getKey();
            Fault fault = mode.fault().forPort();
            if (fault instanceof ChannelHandler handler
                    && mode.fault().missing().isEmpty()) {
                InetSocketAddress address = one.getValue();
                Port port = new Port(mode, shared);
                ServerBootstrap bootstrap = PortBootstrap.of(settings, group, limiter, port, handler);
                listening.add(new Listening(port, fault, address, bootstrap, bootstrap.bind(address)));
            }
        }
        return listening;
    }

    /** Binds the ports of all faults that need no connection. */
    private List<Binding> hold(Map<FailureMode, InetSocketAddress> wanted, List<BindFailure> failures) {
        List<Binding> bindings = new ArrayList<>();
        for (Map.Entry<FailureMode, InetSocketAddress> one : wanted.entrySet()) {
            FailureMode mode = one.getKey();
            if (mode.fault() instanceof ListenerFault fault && fault.missing().isEmpty()) {
                try {
                    bindings.add(Binding.of(mode, fault, fault.bind(one.getValue(), settings.reusePort())));
                } catch (IOException e) {
                    failures.add(new BindFailure(mode, one.getValue(), e));
                }
            }
        }
        return bindings;
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
