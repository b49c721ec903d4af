package io.hamms.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Listens on one port, with nothing but the JDK: the lower bound of a JVM's start. */
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
