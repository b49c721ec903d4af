package io.hamms.mode.connect;

import io.hamms.fault.ListenerFault.BoundPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.ArrayDeque;
import java.util.Deque;

/** A listening port whose accept queue is full for as long as the port is bound. */
final class FullQueue implements BoundPort {

    /** Linux queues one connection more than the backlog, and drops every further SYN. */
    private static final int BACKLOG = 1;

    private static final int MAX_ATTEMPTS = 32;

    /** Enough to reach one queue twice among those of sixteen processes. */
    private static final int MAX_ATTEMPTS_SHARED = 256;

    /** How long a connect may take while the queue has room. */
    private static final int PATIENCE_MILLIS = 1_000;

    /** A local connect ends before the call returns; one that takes longer has found the queue full. */
    private static final int HANGS_AFTER_MILLIS = 2;

    private final ServerSocket listener;
    private final Deque<Socket> waiting = new ArrayDeque<>();

    FullQueue() throws IOException {
        listener = new ServerSocket();
    }

    /**
     * Binds the port and connects to it until a connect hangs: every client's connect hangs from then on. Each process
     * that shares a port has its own queue, and the kernel chooses one by the client's port. There, a hanging connect
     * proves nothing: it may have reached another process's full queue. One that succeeds has reached one with room.
     */
    void listen(InetSocketAddress address, boolean isShared) throws IOException {
        if (isShared) {
            listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        listener.bind(address, BACKLOG);
        InetAddress bound = listener.getInetAddress();
        InetSocketAddress reachable =
                new InetSocketAddress(bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound, port());
        for (int attempt = 0; attempt < (isShared ? MAX_ATTEMPTS_SHARED : MAX_ATTEMPTS); attempt++) {
            boolean isRoomLeft = connects(reachable, isShared || waiting.size() > BACKLOG);
            if (waiting.size() > BACKLOG && (isShared || !isRoomLeft)) {
                return;
            }
        }
        throw new IOException("accept queue: " + waiting.size() + " connections (expected: full)");
    }

    private boolean connects(InetSocketAddress address, boolean mayHang) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, mayHang ? HANGS_AFTER_MILLIS : PATIENCE_MILLIS);
            waiting.add(socket);
            return true;
        } catch (IOException e) {
            socket.close();
            if (e instanceof SocketTimeoutException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public int descriptors() {
        return 1 + waiting.size();
    }

    /** Closes the listener first: the kernel resets the queued connections, so that none keeps the port in use. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
