package io.hamms.fault;

/**
 * Creates a listener for each connection to a server, as OkHttp's {@code EventListener.Factory} does for each call.
 *
 * <pre>{@code
 * Observer observer = (mode, connection) -> new ConnectionListener() {
 *     public void ended(Ending ending) {
 *         endings.add(connection.id() + " " + mode.name() + ": " + ending.label());
 *     }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Observer {

    /** Ignores all connections. */
    Observer NONE = (mode, connection) -> ConnectionListener.NONE;

    /**
     * Returns the listener of an accepted connection; {@link ConnectionListener#NONE} costs the connection
     * nothing. Called on the connection's event loop; it must not block. An exception ends the connection.
     *
     * @param mode the mode of the port
     */
    ConnectionListener connected(FailureMode mode, Connection connection);
}
