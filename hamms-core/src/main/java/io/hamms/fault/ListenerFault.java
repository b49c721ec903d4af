package io.hamms.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A fault that acts before a connection exists: it replaces the accepting socket. Its state is in the
 * {@link BoundPort}.
 */
public interface ListenerFault extends Fault {

    /**
     * Binds the port.
     *
     * @param address the address to bind; with port 0 the kernel chooses
     * @param isShared whether other processes may bind the same port for the same fault (SO_REUSEPORT)
     * @throws IOException if the port is taken or the address is not this machine's
     */
    BoundPort bind(InetSocketAddress address, boolean isShared) throws IOException;

    /** A port held by a listener fault until it is closed. */
    interface BoundPort extends Closeable {

        /** Returns the port's number. */
        int port();

        /** Returns how many descriptors it holds. */
        default int descriptors() {
            return 1;
        }
    }
}
