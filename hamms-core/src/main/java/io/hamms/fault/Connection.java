package io.hamms.fault;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A client's connection to a port of a server. Its methods may be called on any thread. */
public interface Connection {

    /** Returns its number among all connections to this server, from 1, which is its number in the journal, too. */
    long id();

    /** Returns the server's address and port; null if the connection was closed before they could be read. */
    @Nullable
    InetSocketAddress localAddress();

    /** Returns the client's address and port; null if the connection was closed before they could be read. */
    @Nullable
    InetSocketAddress remoteAddress();

    /** Returns when it was accepted, by the clock of {@link Request#arrivedNanos()}. */
    long acceptedNanos();

    /**
     * Closes the connection, without close_notify, and drops unsent bytes; returns at once. The kernel
     * sends FIN, or RST if bytes of the client are unread. It {@linkplain ConnectionListener#ended ends} by the
     * server's FIN, unless one side has ended it before.
     */
    void close();
}
