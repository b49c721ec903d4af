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
 * The open connections in the order of their acceptance: a linked list whose links are fields of the connections.
 * Guarded by the lock of the {@link Log}.
 */
final class OpenConnections {

    private final Set<ConnectionEntry> endedByClient = new LinkedHashSet<>();
    private @Nullable ConnectionEntry first;
    private @Nullable ConnectionEntry last;

    void add(ConnectionEntry connection) {
        connection.previous = last;
        if (last == null) {
            first = connection;
        } else {
            last.next = connection;
        }
        last = connection;
    }

    void remove(ConnectionEntry connection) {
        endedByClient.remove(connection);
        if (connection.previous == null) {
            first = connection.next;
        } else {
            connection.previous.next = connection.next;
        }
        if (connection.next == null) {
            last = connection.previous;
        } else {
            connection.next.previous = connection.previous;
        }
        connection.previous = null;
        connection.next = null;
    }

    /** Records that the client has ended a connection. */
    void clientEnded(ConnectionEntry connection) {
        endedByClient.add(connection);
    }

    /** Returns the connections that their clients have ended. */
    Stream<ConnectionEntry> endedByClient() {
        return endedByClient.stream();
    }

    void each(Consumer<ConnectionEntry> taker) {
        for (ConnectionEntry connection = first; connection != null; connection = connection.next) {
            taker.accept(connection);
        }
    }

    /** Returns whether the clients have ended all matching connections. */
    boolean areAllEndedByClients(Predicate<ConnectionEntry> wanted) {
        for (ConnectionEntry connection = first; connection != null; connection = connection.next) {
            if (!endedByClient.contains(connection) && wanted.test(connection)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the connections for which the kernel has newer counts, by event loop. */
    Map<EventLoop, List<ConnectionEntry>> behind() {
        Map<EventLoop, List<ConnectionEntry>> behind = new HashMap<>();
        each(connection -> {
            Channel channel = connection.isBehind() ? connection.channel : null;
            if (channel != null) {
                behind.computeIfAbsent(channel.eventLoop(), loop -> new ArrayList<>())
                        .add(connection);
            }
        });
        return behind;
    }

    /** Returns the connections of a port. */
    List<Connection> connections(int port) {
        List<Connection> connections = new ArrayList<>();
        each(connection -> {
            Channel channel = connection.channel;
            if (connection.port.port == port && channel != null) {
                connections.add(new ChannelConnection(channel, connection.number, connection.openedNanos));
            }
        });
        return connections;
    }
}
