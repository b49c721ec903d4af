package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdBurstIT {

    private static final int CLIENTS = 5_000;
    private static final int SOURCES = 8;

    /** A client whose first packet found no room sends it again after a second, and no sooner. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A client, and when it began to connect. */
    private static final class Client {
        private final SocketChannel channel;
        private long since;

        Client(SocketChannel channel) {
            this.channel = channel;
        }
    }

    @Test
    void takesFiveThousandClientsThatComeAtOnceRightAfterItsStart() throws Exception {
        List<Client> clients = new ArrayList<>();
        try (Selector selector = Selector.open();
                RunningJar jar = RunningJar.start("--base-port", "0")) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(open(selector, "127.0.0." + (2 + i % SOURCES)));
            }
            int port = Integer.parseInt(jar.await("^(\\d+) +accept-silent").group(1));
            InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            for (Client client : clients) {
                client.since = System.nanoTime();
                client.channel.connect(server);
            }
            selector.keys().forEach(key -> key.interestOps(SelectionKey.OP_CONNECT));

            assertThat(slowest(selector)).isLessThan(RETRY);
            assertThat(clients).allMatch(client -> client.channel.isConnected());
        } finally {
            for (Client client : clients) {
                client.channel.close();
            }
        }
    }

    private static Client open(Selector selector, String source) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(source, 0));
        Client client = new Client(channel);
        channel.register(selector, 0, client);
        return client;
    }

    /** Waits for all connections and returns how long the slowest took. */
    private static Duration slowest(Selector selector) throws IOException {
        Duration slowest = Duration.ZERO;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int connected = 0;
        while (connected < CLIENTS && System.nanoTime() < deadline) {
            selector.select(PATIENCE.toMillis());
            long now = System.nanoTime();
            for (SelectionKey key : selector.selectedKeys()) {
                Client client = (Client) key.attachment();
                if (client.channel.finishConnect()) {
                    connected++;
                    key.interestOps(0);
                    Duration took = Duration.ofNanos(now - client.since);
                    slowest = took.compareTo(slowest) > 0 ? took : slowest;
                }
            }
            selector.selectedKeys().clear();
        }
        return slowest;
    }
}
