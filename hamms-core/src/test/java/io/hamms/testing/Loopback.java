package io.hamms.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** TCP connections of tests to ports of this machine. */
public final class Loopback {

    static final int MOST_ATTEMPTS = 10;

    private Loopback() {}

    /** Opens a connection. */
    public interface Opening<T> {
        T open() throws IOException;
    }

    /**
     * Returns an open connection. A server that resets on accept may do so before connect() returns, which then throws
     * an exception, mostly on a loaded machine. The client connects again, so that it meets the reset when it sends or
     * reads.
     */
    public static <T> T established(Opening<T> opening) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return opening.open();
            } catch (SocketException e) {
                if (attempt == MOST_ATTEMPTS || !String.valueOf(e.getMessage()).startsWith("Connection reset")) {
                    throw e;
                }
            }
        }
    }

    public static Socket connect(int port) throws IOException {
        return established(() -> new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Connects from an address such as {@code 127.0.0.2}: each has some 28,000 ports for connections. */
    public static Socket connect(String source, int port) throws IOException {
        return established(() -> {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(source, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        });
    }

    /** Connects with an SO_RCVBUF of this many bytes, which must be set before. */
    public static Socket connectSlowReader(int receiveBuffer, int port) throws IOException {
        return established(() -> {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(receiveBuffer);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        });
    }
}
