package io.hamms.control;

import io.hamms.http.HeaderFields;
import io.hamms.http.Target;
import io.hamms.text.Addresses;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rejects requests of web pages: a page in the developer's browser can send requests to ports of the developer's own
 * machine, but it cannot forge the {@code Host} field or its own origin.
 */
final class Guard {

    private static final int DEFAULT_PORT = 80;

    /** The field in which a browser names the origin of a request; pages cannot set it (W3C, "Fetch Metadata"). */
    private static final Set<String> SITES = Set.of("same-origin", "none");

    private final Set<String> hosts = new HashSet<>();
    private final int port;

    /** Creates a guard for a port that listens on an address and also accepts these host names. */
    Guard(int port, InetAddress address, List<String> names) {
        this.port = port;
        List.of("127.0.0.1", "localhost", "[::1]", Addresses.reachableHost(address))
                .forEach(this::allow);
        names.forEach(name -> {
            if (name.matches(".*:\\d+")) {
                hosts.add(Addresses.canonical(name.toLowerCase(Locale.ROOT)));
            } else {
                allow(Addresses.canonical(name.toLowerCase(Locale.ROOT)));
            }
        });
    }

    private void allow(String name) {
        hosts.add(name + ":" + port);
        if (port == DEFAULT_PORT) {
            hosts.add(name);
        }
    }

    /**
     * Checks a request.
     *
     * @param local our end of its connection
     * @throws ProblemException if it may come from a web page
     */
    void check(HttpRequest request, SocketAddress local) {
        String host = host(request);
        String canonical = Addresses.canonical(host);
        if (!hosts.contains(canonical) && !isAddressOf(canonical, local)) {
            // DNS rebinding: the page's host name resolves to this machine now, but Host still carries that name.
            throw ProblemException.of(
                    403, "Host", host, "an address of this port or localhost, with the port number: " + example());
        }
        for (String origin : request.headers().getAll(HttpHeaderNames.ORIGIN)) {
            if (!origin.equalsIgnoreCase("http://" + host)) {
                throw ProblemException.of(403, "Origin", origin, "none, or the control port's own");
            }
        }
        for (String site : request.headers().getAll("Sec-Fetch-Site")) {
            if (!SITES.contains(site)) {
                throw ProblemException.of(403, "Sec-Fetch-Site", site, "none or same-origin; web pages are not served");
            }
        }
    }

    /**
     * Rejects a request from another machine, whatever address the port listens on.
     *
     * @param local our end of the connection
     * @throws ProblemException if it came over a network
     */
    static void checkLoopback(SocketAddress local) {
        if (!(local instanceof InetSocketAddress inet && inet.getAddress().isLoopbackAddress())) {
            throw ProblemException.of(
                    403,
                    "address",
                    String.valueOf(local),
                    "a loopback address; private keys do not leave this machine");
        }
    }

    private String example() {
        return "localhost:" + port;
    }

    private static String host(HttpRequest request) {
        List<String> fields = request.headers().getAll(HttpHeaderNames.HOST);
        if (fields.size() != 1) {
            throw ProblemException.of(
                    400, "Host", fields.isEmpty() ? "none" : String.join(", ", fields), "exactly one");
        }
        return Target.hosts(request.uri(), new HeaderFields(request.headers()))
                .get(0)
                .toLowerCase(Locale.ROOT);
    }

    /** Returns whether the host is the address to which the client has connected; DNS cannot forge an address. */
    private boolean isAddressOf(String host, SocketAddress local) {
        return local instanceof InetSocketAddress inet
                && host.equals(Addresses.reachableHost(inet.getAddress()) + ":" + port);
    }
}
