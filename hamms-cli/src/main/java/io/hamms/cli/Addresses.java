package io.hamms.cli;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where a client came from. */
final class Addresses {

    private Addresses() {}

    /** Returns the address and the port; a client that was gone at once has left none. */
    static String client(@Nullable InetSocketAddress client) {
        if (client == null) {
            return "-";
        }
        String host = client.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + client.getPort();
    }
}
