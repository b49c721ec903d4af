package io.hamms.text;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Resolves and formats addresses and ports. */
public final class Addresses {

    /** The highest port number: 16 bits (RFC 9293, section 3.1). */
    public static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** Returns the address of a host; an empty name, which the JDK takes for this machine, has none. */
    public static InetAddress resolve(String host) throws UnknownHostException {
        if (host.isEmpty()) {
            throw new UnknownHostException();
        }
        return InetAddress.getByName(host);
    }

    /** Returns an address for a URI: one of IPv6 in brackets, in the form of RFC 5952, section 4, without a zone. */
    public static String host(InetAddress address) {
        String text = NetUtil.toAddressString(address);
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /** Returns the host of a URI, and its port if it has one, with an IPv6 address as in {@link #host}. */
    public static String canonical(String hostAndPort) {
        int end = hostAndPort.indexOf(']');
        if (!hostAndPort.startsWith("[") || end < 0) {
            return hostAndPort;
        }
        byte[] address = NetUtil.createByteArrayFromIpAddressString(hostAndPort.substring(1, end));
        return address == null ? hostAndPort : "[" + NetUtil.bytesToIpAddress(address) + hostAndPort.substring(end);
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
