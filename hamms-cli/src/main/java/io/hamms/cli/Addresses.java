package io.hamms.cli;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** The two ends of a connection; a client that was gone at once has left none. */
final class Addresses {

    private Addresses() {}

    static int port(Channel connection) {
        SocketAddress address = local(connection);
        return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
    }

    static String client(Channel connection) {
        SocketAddress address = remote(connection);
        if (!(address instanceof InetSocketAddress inet)) {
            return "-";
        }
        String host = inet.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
    }

    private static @Nullable SocketAddress local(Channel connection) {
        return connection.localAddress();
    }

    private static @Nullable SocketAddress remote(Channel connection) {
        return connection.remoteAddress();
    }
}
