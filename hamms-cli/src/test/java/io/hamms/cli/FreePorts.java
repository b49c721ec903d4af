package io.hamms.cli;

import io.hamms.fault.FailureMode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that were free a moment ago, and ports that are in use. */
final class FreePorts {

    private static final int ATTEMPTS = 100;
    private static final int CONTROL = 100;
    private static final int FIRST_FIXED = 17_000;

    private FreePorts() {}

    /** Binds a port, unless it is in use already; either way it is in use. */
    static ServerSocket taken(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            // It is in use already.
        }
        return socket;
    }

    /** Returns a base port at which the ports of all these modes and the control port are free. */
    static int base(List<FailureMode> modes) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            List<ServerSocket> taken = new ArrayList<>();
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                taken.add(new ServerSocket(any.getLocalPort() + 1 + CONTROL, 1, InetAddress.getLoopbackAddress()));
                for (FailureMode mode : modes) {
                    int port = any.getLocalPort() + 1 + mode.offset();
                    taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                }
                return any.getLocalPort() + 1;
            } catch (IOException | IllegalArgumentException e) {
                // One of them is in use, or above 65535: tries others.
            } finally {
                for (ServerSocket socket : taken) {
                    socket.close();
                }
            }
        }
        throw new IOException("no free ports for " + modes);
    }

    /**
     * Returns a base port whose ports at these offsets are free and outside the ephemeral range: a client that connects
     * to an ephemeral port before a server listens may get that same port, and connect to itself.
     */
    static int fixed(int... offsets) throws IOException {
        for (int base = FIRST_FIXED; base < FIRST_FIXED + ATTEMPTS * (CONTROL + 1); base += CONTROL + 1) {
            if (areFree(base, offsets)) {
                return base;
            }
        }
        throw new IOException("no free ports from " + FIRST_FIXED);
    }

    static boolean areFree(int base, int... offsets) {
        for (int offset : offsets) {
            try (ServerSocket free = new ServerSocket(base + offset, 1, InetAddress.getLoopbackAddress())) {
                assert free.isBound();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
