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

/**
 * The record of a {@link Relay} of one connection. Only the relay's thread uses it until it is over, except for
 * waiting.
 */
public final class RelayedConnection {

    /** The side that ended the connection first. */
    public enum First {
        CLIENT,
        SERVER,
        /** Unknown: one side's end may have been in flight when the other's was forwarded. */
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

    /** Returns the client's port as the server sees it. */
    public int port() {
        return port;
    }

    /** Waits until both sides have sent FIN, or one has reset. */
    public boolean awaitEnd() throws InterruptedException {
        return over.await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public @Nullable First first() {
        return first;
    }

    /** Returns how the first side ended the connection, {@code FIN} or {@code RST}. */
    public RawClient.End how() {
        return how;
    }

    public RawClient.End serverEnd() {
        return server.end;
    }

    public RawClient.End clientEnd() {
        return client.end;
    }

    /** Returns how many bytes were forwarded to the server. */
    public long bytesToServer() {
        return client.passed;
    }

    /** Returns how many bytes the server sent. */
    public long bytesFromServer() {
        return server.read;
    }

    /** Returns the number of an unencrypted fatal alert of the client; -1 if there is none. */
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

    /** One side; its bytes are forwarded to the other. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the relay's thread writes these.
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

        /** Reads the available bytes, unless earlier ones are still to be forwarded. */
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

        /** Forwards the bytes that were read, then the end that came after them. */
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
                // The other side is gone: the bytes that it sent before come first.
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

        /** Reads and discards all available bytes. */
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
            // This side's end was not forwarded: an end that has come from the other side was first.
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
                // The server's end came before the client's was forwarded to it, so it is the first.
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
                // Both sides are gone.
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
