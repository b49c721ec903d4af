package io.hamms.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Formats addresses and ports. */
public final class Addresses {

    /** The highest port number: 16 bits (RFC 9293, section 3.1). */
    public static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** Returns an address for a URI: an IPv6 address in brackets, without a zone. */
    public static String host(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }

    /** Returns the URI's host for a server that listens there: for the wildcard address, the loopback address. */
    public static String reachableHost(InetAddress address) {
        if (!address.isAnyLocalAddress()) {
            return host(address);
        }
        return address instanceof Inet6Address ? "[::1]" : "127.0.0.1";
    }

    /** Returns an address and its port for a URI. */
    public static String hostAndPort(InetSocketAddress address) {
        return host(address.getAddress()) + ":" + address.getPort();
    }

    /** Returns a client's address; {@code -} if the connection was gone before it could be read. */
    public static String client(@Nullable InetSocketAddress client) {
        return client == null ? "-" : hostAndPort(client);
    }
}
