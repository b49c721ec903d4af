package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.error.InvalidOptionException;
import io.hamms.text.Addresses;
import io.hamms.text.Numbers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configures and starts a control port. */
public final class ControlPortBuilder {

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([1-9][0-9]{0,4}))?");

    private final HammsNettyServer hamms;
    private final List<String> names = new ArrayList<>();
    private int port;
    private String bindAddress = "127.0.0.1";

    ControlPortBuilder(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    /** Sets the port, 1 to 65535; with 0 the kernel chooses a free one. */
    public ControlPortBuilder port(int port) {
        if (port < 0 || port > Addresses.MAX_PORT) {
            throw new InvalidOptionException("port", port, "0 for a free port, or 1 to " + Addresses.MAX_PORT);
        }
        this.port = port;
        return this;
    }

    /** Sets the address to listen on. Without authentication, every client that reaches it can change the server. */
    public ControlPortBuilder bindAddress(String bindAddress) {
        resolve(bindAddress);
        this.bindAddress = bindAddress;
        return this;
    }

    /**
     * Adds a host name that the port accepts in the {@code Host} field, in addition to the machine's addresses and
     * {@code localhost}.
     *
     * @param host a host name, followed by a colon and the port if it differs from the control port
     */
    public ControlPortBuilder host(String host) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches() || (parts.group(2) != null && Numbers.integer(parts.group(2)) > Addresses.MAX_PORT)) {
            throw new InvalidOptionException(
                    "host",
                    host,
                    "a host name, with :PORT, 1 to " + Addresses.MAX_PORT
                            + ", if the port differs from the control port");
        }
        names.add(host);
        return this;
    }

    /**
     * Binds the port; when this returns, the port answers.
     *
     * @throws ControlPortException if it cannot be bound
     * @throws io.hamms.error.InvalidStateException if jackson-core or Prometheus's writer is missing
     */
    public ControlPort start() {
        return ControlPort.open(hamms, new InetSocketAddress(resolve(bindAddress), port), names);
    }

    private static InetAddress resolve(String address) {
        try {
            return Addresses.resolve(address);
        } catch (UnknownHostException e) {
            throw new InvalidOptionException("bindAddress", address, "an address or a host name of this machine", e);
        }
    }
}
