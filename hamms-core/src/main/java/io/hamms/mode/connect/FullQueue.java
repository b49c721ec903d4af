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

/** A port whose queue of connections yet to be accepted is full for as long as it stands. */
final class FullQueue implements BoundPort {

    /** Linux queues one connection more than it is told, and drops every SYN that comes after. */
    private static final int BACKLOG = 1;

    private static final int MAX_ATTEMPTS = 32;

    /** Enough to meet one queue twice among those of sixteen processes. */
    private static final int MAX_ATTEMPTS_SHARED = 256;

    /** How long a connect may take for which there is room. */
    private static final int PATIENCE_MILLIS = 1_000;

    /** A connect on one machine is over before the call returns: one that takes longer has found the queue full. */
    private static final int HANGS_AFTER_MILLIS = 2;

    private final ServerSocket listener;
    private final Deque<Socket> waiting = new ArrayDeque<>();

    FullQueue() throws IOException {
        listener = new ServerSocket();
    }

    /**
     * Takes the port and connects to it until a connect hangs: so will that of every client. Each process that shares
     * a port has a queue of its own, and the kernel chooses one by the client's port. There a connect that hangs tells
     * nothing, since it may have met the full queue of another; one that does not hang has met one that was not full.
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

    /** Ends the listener first: the kernel resets what it holds, so that no connection keeps the port. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
