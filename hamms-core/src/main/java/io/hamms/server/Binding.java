package io.hamms.server;

import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.KeyCount;
import io.hamms.fault.ListenerFault;
import io.hamms.handler.Port;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port that a server has bound, with the resources that are released with it.
 *
 * @param number its number
 * @param mode the mode on it
 * @param fault this port's own fault
 * @param port the state that its connections share; null if a {@link ListenerFault} holds it
 * @param channels the listening channels; empty if a {@link ListenerFault} holds it
 * @param held the port as a {@link ListenerFault} holds it, else null
 */
public record Binding(
        int number,
        FailureMode mode,
        Fault fault,
        @Nullable Port port,
        List<Channel> channels,
        ListenerFault.@Nullable BoundPort held) {

    private static final Logger LOG = LoggerFactory.getLogger(Binding.class);

    static Binding of(FailureMode mode, Fault fault, ListenerFault.BoundPort held) {
        return new Binding(held.port(), mode, fault, null, List.of(), held);
    }

    static Binding of(Listening bound) {
        List<Channel> channels = new ArrayList<>(List.of(bound.bound().channel()));
        return new Binding(bound.number(), bound.port().mode(), bound.fault(), bound.port(), channels, null);
    }

    int descriptors() {
        return channels.size() + (held == null ? 0 : held.descriptors());
    }

    /** Sets the dispatcher; null for the mode itself. */
    public void follow(@Nullable Dispatcher script) {
        if (port != null) {
            port.follow(script);
        }
    }

    List<KeyCount> counts(String key) {
        return port == null ? List.of() : port.counts(key, number);
    }

    /** Sets it to its state at the start, with this dispatcher. */
    void begin(@Nullable Dispatcher script) {
        if (port != null) {
            port.begin(script);
            fault.reset();
        }
    }

    /** Stops accepting, and returns the close futures of the channels. */
    List<ChannelFuture> release() {
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.warn("port {}: not released", number, e);
            }
        }
        return channels.stream().map(Channel::close).toList();
    }
}
