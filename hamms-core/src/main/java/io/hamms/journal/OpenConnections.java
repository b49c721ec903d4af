package io.hamms.journal;

import io.hamms.fault.Connection;
import io.hamms.handler.ChannelConnection;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open now, in the order in which they came: a list whose links are the connections' own.
 * Guarded by the lock of the {@link Log}.
 */
final class OpenConnections {

    private final Set<ConnectionEntry> leaving = new LinkedHashSet<>();
    private @Nullable ConnectionEntry first;
    private @Nullable ConnectionEntry last;

    void add(ConnectionEntry meter) {
        meter.previous = last;
        if (last == null) {
            first = meter;
        } else {
            last.next = meter;
        }
        last = meter;
    }

    void remove(ConnectionEntry meter) {
        leaving.remove(meter);
        if (meter.previous == null) {
            first = meter.next;
        } else {
            meter.previous.next = meter.next;
        }
        if (meter.next == null) {
            last = meter.previous;
        } else {
            meter.next.previous = meter.previous;
        }
        meter.previous = null;
        meter.next = null;
    }

    /** Takes note that the client has ended one. */
    void leave(ConnectionEntry meter) {
        leaving.add(meter);
    }

    /** Returns those that their clients have ended. */
    Stream<ConnectionEntry> leaving() {
        return leaving.stream();
    }

    void each(Consumer<ConnectionEntry> taker) {
        for (ConnectionEntry meter = first; meter != null; meter = meter.next) {
            taker.accept(meter);
        }
    }

    /** Returns whether the clients have ended all that are wanted. */
    boolean areLeaving(Predicate<ConnectionEntry> wanted) {
        for (ConnectionEntry meter = first; meter != null; meter = meter.next) {
            if (!leaving.contains(meter) && wanted.test(meter)) {
                return false;
            }
        }
        return true;
    }

    /** Returns those of which the kernel knows more than is written here, by event loop. */
    Map<EventLoop, List<ConnectionEntry>> behind() {
        Map<EventLoop, List<ConnectionEntry>> behind = new HashMap<>();
        each(meter -> {
            Channel channel = meter.isBehind() ? meter.channel : null;
            if (channel != null) {
                behind.computeIfAbsent(channel.eventLoop(), loop -> new ArrayList<>())
                        .add(meter);
            }
        });
        return behind;
    }

    /** Returns those that came to a port. */
    List<Connection> connections(int port) {
        List<Connection> connections = new ArrayList<>();
        each(meter -> {
            Channel channel = meter.channel;
            if (meter.port.port == port && channel != null) {
                connections.add(new ChannelConnection(channel, meter.number, meter.openedNanos));
            }
        });
        return connections;
    }
}
