package io.hamms.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a {@link Relay} has seen of one connection. All but the waiting belongs to the relay's thread until it is over. */
public final class RelayedConnection {

    /** Who was first to end the connection. */
    public enum First {
        CLIENT,
        SERVER,
        /** Both at a time: the one's end may have been under way when the other's passed. */
        EITHER
    }

    private static final int KEPT = 64 * 1024;

    private final Side client;
    private final Side server;
    private final int port;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable First first;
    private volatile RawClient.End how = RawClient.End.OPEN;

    RelayedConnection(Selector selector, SocketChannel client, SocketChannel server) throws IOException {
        port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        this.client = new Side(selector, client);
        this.server = new Side(selector, server);
        this.client.other = this.server;
        this.server.other = this.client;
    }

    /** Returns the port from which the server sees the client come. */
    public int port() {
        return port;
    }

    /** Waits until both sides have ended, or one has reset. */
    public boolean awaitEnd() throws InterruptedException {
        return over.await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public @Nullable First first() {
        return first;
    }

    /** Returns how the side that was first has ended, {@code FIN} or {@code RST}. */
    public RawClient.End how() {
        return how;
    }

    public RawClient.End serverEnd() {
        return server.end;
    }

    public RawClient.End clientEnd() {
        return client.end;
    }

    /** Returns how many bytes were passed on to the server. */
    public long bytesToServer() {
        return client.passed;
    }

    /** Returns how many bytes have come from the server. */
    public long bytesFromServer() {
        return server.read;
    }

    /** Returns the number of a fatal alert in clear that a side has sent, -1 if there is none. */
    public int clientAlert() {
        return Relay.alert(client.kept.toByteArray());
    }

    public int serverAlert() {
        return Relay.alert(server.kept.toByteArray());
    }

    @Override
    public String toString() {
        return "relayed: " + first + " first, client " + client.end + " " + client.passed + " bytes, alert "
                + clientAlert() + ", server " + server.end + " " + server.read + " bytes, alert " + serverAlert();
    }

    /** One side: what comes from it is passed on to the other. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // The relay alone writes.
    private final class Side implements Runnable {

        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private RawClient.End end = RawClient.End.OPEN;
        private @Nullable Side other;
        private volatile long read;
        private volatile long passed;
        private boolean isBlocked;
        private boolean isEndPassed;

        Side(Selector selector, SocketChannel channel) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        @Override
        public void run() {
            Side to = peer();
            if (key.isValid() && key.isWritable()) {
                to.pass();
            }
            if (key.isValid() && key.isReadable()) {
                read();
                pass();
            }
        }

        private Side peer() {
            return other == null ? this : other;
        }

        /** Reads what is there, unless what was read before still waits. */
        private void read() {
            if (end != RawClient.End.OPEN || isBlocked) {
                return;
            }
            try {
                int count = channel.read(bytes);
                if (count < 0) {
                    ends(RawClient.End.FIN);
                } else {
                    read += count;
                    kept.write(bytes.array(), bytes.position() - count, Math.min(count, KEPT - kept.size()));
                }
            } catch (IOException e) {
                ends(RawClient.End.RST);
            }
        }

        private void ends(RawClient.End how) {
            end = how;
            interest();
        }

        /** Passes on what was read, and the end that came after it. */
        private void pass() {
            Side to = peer();
            try {
                bytes.flip();
                for (int count = 1; bytes.hasRemaining() && count > 0; passed += count) {
                    count = to.channel.write(bytes);
                }
                bytes.compact();
                isBlocked = bytes.position() > 0;
            } catch (IOException e) {
                // The other side is gone: what it has sent before comes first.
                bytes.clear();
                isBlocked = false;
                to.gone();
            }
            if (end != RawClient.End.OPEN && !isEndPassed && !isBlocked) {
                isEndPassed = true;
                passEnd(to);
            }
            interest();
            to.interest();
        }

        private void gone() {
            drain();
            end = RawClient.End.RST;
            isEndPassed = true;
            passEnd(peer());
        }

        /** Reads all that is there and keeps none of it. */
        private void drain() {
            long before = read - 1;
            while (end == RawClient.End.OPEN && read > before) {
                before = read;
                bytes.clear();
                read();
            }
            bytes.clear();
        }

        private void passEnd(Side to) {
            boolean isReset = end == RawClient.End.RST;
            boolean isFirst = first == null;
            if (isFirst && isReset) {
                to.drain();
            } else if (isFirst) {
                to.read();
            }
            // Nothing of this side's end has reached the other: an end that has come from there was first.
            boolean wasOther = to.end != RawClient.End.OPEN;
            boolean isCertain = to.bytes.position() == 0;
            try {
                if (isReset) {
                    to.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                    to.channel.close();
                } else {
                    to.channel.shutdownOutput();
                    to.read();
                    isCertain &= to.bytes.position() == 0 && (wasOther || to.end == RawClient.End.OPEN);
                }
            } catch (IOException e) {
                isCertain = false;
            }
            if (isFirst) {
                boolean isClient = (this == client) != wasOther;
                // The server's end came before the client's had been passed on to it, whatever came later.
                how = wasOther ? to.end : end;
                first = this == client && !isCertain ? First.EITHER : isClient ? First.CLIENT : First.SERVER;
            }
            if (isReset || to.isEndPassed) {
                over.countDown();
                close(to);
            } else {
                to.pass();
            }
        }

        private void close(Side to) {
            try {
                channel.close();
                to.channel.close();
            } catch (IOException e) {
                // Both are gone.
            }
        }

        private void interest() {
            if (key.isValid()) {
                boolean wantsRead = end == RawClient.End.OPEN && bytes.position() == 0;
                boolean wantsWrite = peer().isBlocked;
                key.interestOps((wantsRead ? SelectionKey.OP_READ : 0) | (wantsWrite ? SelectionKey.OP_WRITE : 0));
            }
        }
    }
}
