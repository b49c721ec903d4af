package io.hamms.http;

import io.hamms.text.Addresses;
import io.hamms.text.Numbers;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host and port of a URI, from a request's Host field (RFC 9110, section 7.2). It contains only
 * characters of a host and a port, whatever the client sent.
 *
 * @param host a name, an address, or an IPv6 address in brackets
 * @param port the port, or 0 for the default port of the scheme
 */
public record Authority(String host, int port) {

    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z0-9._~-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

    /** Returns the authority in a request's only Host field, or the connection's local address without a valid one. */
    public static Authority of(List<String> fields, SocketAddress local) {
        Matcher field = FIELD.matcher(fields.size() == 1 ? fields.get(0) : "");
        if (field.matches()) {
            int port = field.group(2) == null ? 0 : Numbers.integer(field.group(2));
            if (port <= Addresses.MAX_PORT) {
                return new Authority(field.group(1), port);
            }
        }
        return local instanceof InetSocketAddress address
                ? new Authority(Addresses.host(address.getAddress()), address.getPort())
                : new Authority("localhost", 0);
    }

    /** Returns the same port of another host. */
    public Authority withHost(String other) {
        return new Authority(other, port);
    }

    /** Returns another port of the same host. */
    public Authority withPort(int other) {
        return new Authority(host, other);
    }

    @Override
    public String toString() {
        return port == 0 ? host : host + ":" + port;
    }
}
