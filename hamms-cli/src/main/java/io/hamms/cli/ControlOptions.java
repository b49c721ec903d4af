package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlPort;
import io.hamms.control.ControlPortBuilder;
import io.hamms.control.ControlPortException;
import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.text.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the control port. */
final class ControlOptions {

    private static final int OFFSET = 100;
    private static final Map<String, String> FLAGS = Map.of("bindAddress", "--control-bind", "host", "--control-host");
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            converter = Ports.OrFree.class,
            description = "The control port. Default: 100 above the base port; with --base-port 0 or --reuse-port, a"
                    + " free one.")
    private @Nullable Integer port;

    @Option(
            names = "--control-bind",
            paramLabel = "ADDRESS",
            description = "The address that the control port listens on. Default: 127.0.0.1.")
    private String bindAddress = "127.0.0.1";

    @Option(
            names = "--control-host",
            paramLabel = "NAME[:PORT]",
            description = "A host name that the control port accepts, in addition to its address and localhost."
                    + " Repeatable.")
    private List<String> hosts = List.of();

    @Option(names = "--no-control", description = "Do not open the control port.")
    private boolean isLeftOut;

    /** Throws if no server can satisfy the options, whichever ports are free: before the start does any work. */
    void check(int basePort, boolean isShared, String modesAddress, List<FailureMode> served) {
        if (isLeftOut) {
            if (port != null || !hosts.isEmpty()) {
                throw new UsageException(
                        "--no-control: with " + (port == null ? "--control-host" : "--control-port"), "one of them");
            }
            return;
        }
        int wanted = port(isShared ? 0 : basePort);
        if (wanted > Addresses.MAX_PORT) {
            throw new UsageException(
                    "--control-port: " + wanted,
                    "at most " + Addresses.MAX_PORT + "; choose another, or omit it with --no-control");
        }
        for (FailureMode mode : served) {
            if (basePort != 0
                    && mode.hasPort()
                    && wanted == basePort + mode.offset()
                    && conflict(bindAddress, modesAddress)) {
                throw new UsageException(
                        "--control-port: " + wanted + ", the port of " + mode.name(), "a port that no mode has");
            }
        }
    }

    /** Returns whether two listeners on one port would conflict. */
    private static boolean conflict(String one, String other) {
        return one.equals(other) || List.of(one, other).stream().anyMatch(ANY::contains);
    }

    /** Returns the control port of a server, null with {@code --no-control}. */
    @Nullable
    ControlPort start(HammsNettyServer server, int basePort) {
        if (isLeftOut) {
            return null;
        }
        try {
            ControlPortBuilder builder =
                    ControlPort.of(server).port(port(basePort)).bindAddress(bindAddress);
            hosts.forEach(builder::host);
            return builder.start();
        } catch (ControlPortException e) {
            throw UsageMessages.about(e, bindAddress);
        } catch (InvalidOptionException e) {
            throw UsageMessages.about(e, FLAGS);
        }
    }

    private int port(int basePort) {
        if (port != null) {
            return port;
        }
        return basePort == 0 ? 0 : basePort + OFFSET;
    }
}
