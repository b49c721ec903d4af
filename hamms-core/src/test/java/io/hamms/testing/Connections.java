package io.hamms.testing;

import static java.util.Objects.requireNonNull;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** Finds the server's channel of a client's connection, and waits until the server has handled what the client sent. */
public final class Connections implements Observer {

    /** The observer of every server whose clients call {@link RawClient#readSoFar}. */
    public static final Connections SEEN = new Connections();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TURNS = 2;

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    private Connections() {}

    @Override
    public ConnectionListener connected(FailureMode mode, Connection connection) {
        InetSocketAddress server = requireNonNull(connection.localAddress());
        InetSocketAddress client = requireNonNull(connection.remoteAddress());
        return new ServerSide(key(server.getPort(), client.getPort()));
    }

    /** A handler, and so has the channel. */
    private static final class ServerSide extends ChannelHandlerAdapter implements ConnectionListener {

        private final String key;

        ServerSide(String key) {
            this.key = key;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            SEEN.channels.put(key, context.channel());
        }
    }

    private static String key(int serverPort, int clientPort) {
        return serverPort + " " + clientPort;
    }

    /** Returns the server's channel of a connection. */
    public static Channel of(int serverPort, int clientPort) {
        String key = key(serverPort, clientPort);
        Awaitility.await("a server with Connections.SEEN as its observer, port and client " + key)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> SEEN.channels.containsKey(key));
        return SEEN.channels.get(key);
    }

    /**
     * Waits until the connection's event loop has polled its sockets again, so that it has read what the client sent
     * before and has handled what needs no timer.
     */
    public static void settle(Channel connection) {
        try {
            for (int i = 0; i < TURNS; i++) {
                // A task that is due later runs after the loop's next poll of its sockets, one that is due now before
                // it.
                Future<? extends Future<?>> next = connection
                        .eventLoop()
                        .submit(() -> connection.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS));
                next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the event loop is blocked", e);
        }
    }
}
