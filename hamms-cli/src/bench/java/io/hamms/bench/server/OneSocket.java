package io.hamms.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Listens on one port, with nothing but the JDK: how long a JVM takes that does no more. */
public final class OneSocket {

    private OneSocket() {}

    /** Serves until it is killed; the argument is the port. */
    public static void main(String[] args) throws IOException {
        try (ServerSocket socket = new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                socket.accept().close();
            }
        }
    }
}
