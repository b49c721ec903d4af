package io.hamms.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A relay that is independent of the server: between clients and ports, it forwards each byte, FIN and RST as it came,
 * and records them. One thread serves all connections, so that its actions have an order.
 */
public final class Relay implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final Map<Integer, Integer> ports = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<RelayedConnection>> seen = new ConcurrentHashMap<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "relay");
    private volatile boolean isClosed;

    public Relay() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns a port that forwards its connections to a port of the server. */
    public int to(int port) {
        return ports.computeIfAbsent(port, this::listen);
    }

    private int listen(int port) {
        try {
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            listener.configureBlocking(false);
            Runnable onClient = () -> accept(listener, port);
            tasks.add(() -> register(listener, onClient));
            selector.wakeup();
            return ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(ServerSocketChannel listener, Runnable onClient) {
        try {
            listener.register(selector, SelectionKey.OP_ACCEPT, onClient);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel listener, int port) {
        try {
            SocketChannel client = listener.accept();
            if (client == null) {
                return;
            }
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            SocketChannel server = Loopback.established(() -> SocketChannel.open(address));
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            RelayedConnection connection = new RelayedConnection(selector, client, server);
            int local = ((InetSocketAddress) client.getRemoteAddress()).getPort();
            queue(((InetSocketAddress) listener.getLocalAddress()).getPort(), local)
                    .add(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlockingQueue<RelayedConnection> queue(int port, int clientPort) {
        return seen.computeIfAbsent(port + " " + clientPort, any -> new LinkedBlockingQueue<>());
    }

    /** Returns the record of the connection from a client's port to a port of the relay. */
    public RelayedConnection of(int port, int clientPort) throws InterruptedException {
        return queue(port, clientPort).take();
    }

    private void run() {
        try {
            while (!isClosed) {
                selector.select(key -> ((Runnable) key.attachment()).run());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of the first unencrypted fatal alert in TLS records; -1 if there is none. */
    static int alert(byte[] records) {
        for (int at = 0; at + 5 <= records.length; ) {
            int length = (records[at + 3] & 0xff) << 8 | (records[at + 4] & 0xff);
            if (records[at] == 0x15 && length == 2 && at + 7 <= records.length && records[at + 5] == 2) {
                return records[at + 6] & 0xff;
            }
            at += 5 + length;
        }
        return -1;
    }

    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
    }
}
