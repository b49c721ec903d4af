package io.hamms.mode.connect;

import io.hamms.fault.ListenerFault.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A port whose queue of connections yet to be accepted is full for as long as it stands. */
final class FullQueue implements Standing {

    /** Linux queues one connection more than it is told, and drops every SYN that comes after. */
    private static final int BACKLOG = 1;

    private static final int MAX_ATTEMPTS = 32;

    /** How long a connect may take for which there is room. */
    private static final int PATIENCE_MILLIS = 1_000;

    /** A connect on one machine is over before the call returns: one that takes longer has found the queue full. */
    private static final int HANGS_AFTER_MILLIS = 2;

    private final ServerSocket listener;
    private final Deque<Socket> waiting = new ArrayDeque<>();

    FullQueue() throws IOException {
        listener = new ServerSocket();
    }

    /** Takes the port and connects to it until a connect hangs: so will that of every client. */
    void listen(InetSocketAddress address) throws IOException {
        listener.bind(address, BACKLOG);
        InetAddress bound = listener.getInetAddress();
        InetAddress reachable = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (!connects(new InetSocketAddress(reachable, port())) && waiting.size() > BACKLOG) {
                return;
            }
        }
        throw new IOException("accept queue: " + waiting.size() + " connections (expected: full)");
    }

    private boolean connects(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, waiting.size() > BACKLOG ? HANGS_AFTER_MILLIS : PATIENCE_MILLIS);
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

    /** Ends the listener first: the kernel resets what it holds, so that no connection keeps the port. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
