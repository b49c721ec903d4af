package io.hamms.server;

import io.hamms.error.InvalidOptionException;
import io.hamms.text.Addresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Resolves addresses to listen on, and returns the hosts by which clients reach them. */
public final class Hosts {

    private Hosts() {}

    /** Returns the root of a port of a server that listens on this address. */
    public static URI root(String scheme, String address, int port) {
        return URI.create(scheme + "://" + reachable(address) + ":" + port + "/");
    }

    /** Returns the host for the URI of a server that listens there: a loopback address for a wildcard. */
    public static String reachable(String address) {
        return Addresses.reachableHost(resolve(address));
    }

    /**
     * Returns an address to listen on.
     *
     * @throws InvalidOptionException if it cannot be resolved
     */
    public static InetAddress resolve(String address) {
        try {
            return Addresses.resolve(address);
        } catch (UnknownHostException e) {
            throw new InvalidOptionException("bindAddress", address, "an address or a host name of this machine", e);
        }
    }
}
