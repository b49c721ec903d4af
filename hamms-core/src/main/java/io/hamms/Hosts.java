package io.hamms;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses to listen on, and what a client calls them. */
final class Hosts {

    private Hosts() {}

    /**
     * Returns the address, checked.
     *
     * @throws IllegalArgumentException if it cannot be resolved
     */
    static String resolvable(String address) {
        resolve(address);
        return address;
    }

    /** Returns the host for the URI of a server that listens there: a loopback address for a wildcard. */
    static String reachable(String address) {
        InetAddress resolved = resolve(address);
        boolean isIpv6 = resolved instanceof Inet6Address;
        if (resolved.isAnyLocalAddress()) {
            return isIpv6 ? "[::1]" : "127.0.0.1";
        }
        String text = resolved.getHostAddress();
        return isIpv6 ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }

    private static InetAddress resolve(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "bindAddress: " + address + " (expected: an address or a host name of this machine)", e);
        }
    }
}
