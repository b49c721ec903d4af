package io.hamms.cli;

import io.hamms.fault.FailureMode;
import io.hamms.text.Addresses;
import io.hamms.text.Numbers;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** Converters for port numbers. */
final class Ports {

    private Ports() {}

    /** Throws if the last mode's port would be above 65535. */
    static void check(int basePort, List<FailureMode> modes) {
        int last = FailureMode.lastOffset(modes);
        if (basePort > Addresses.MAX_PORT - last) {
            throw new UsageException(
                    "--base-port: " + basePort,
                    "at most " + (Addresses.MAX_PORT - last) + "; the last mode's port is " + last + " above it");
        }
    }

    /** A number as an option's value. */
    private abstract static class Typed implements ITypeConverter<Integer> {

        private final int min;
        private final String expected;

        private Typed(int min, String expected) {
            this.min = min;
            this.expected = expected;
        }

        @Override
        public Integer convert(String typed) {
            try {
                int port = Numbers.integer(typed);
                if (port >= min && port <= Addresses.MAX_PORT) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Rejected below like any other number that is not a port.
            }
            throw new InvalidValueException(expected);
        }
    }

    /** A base port to listen on. */
    static final class OrFree extends Typed {
        OrFree() {
            super(0, "0 for free ports, or 1 to " + Addresses.MAX_PORT);
        }
    }

    /** A base port from which ports count. */
    static final class OfCatalogue extends Typed {
        OfCatalogue() {
            super(1, "1 to " + Addresses.MAX_PORT);
        }
    }
}
