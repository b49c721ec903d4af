package io.hamms.cli;

import io.hamms.fault.FailureMode;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Port numbers as typed. */
final class Ports {

    private static final int MAX = 65_535;

    private Ports() {}

    /** Throws if the last of the modes would have a port that does not exist. */
    static void check(CommandSpec command, int basePort, List<FailureMode> modes) {
        int last = modes.stream().mapToInt(FailureMode::offset).max().orElse(0);
        if (basePort > MAX - last) {
            throw new ParameterException(
                    command.commandLine(),
                    "--base-port: " + basePort + " (expected: at most " + (MAX - last) + "; the last mode's port is "
                            + last + " above)");
        }
    }

    private static int parse(String typed, int min, String expected) {
        try {
            int port = Integer.parseInt(typed);
            if (port >= min && port <= MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other number that is no port.
        }
        throw new TypeConversionException(expected);
    }

    /** A base port to listen on. */
    static final class OrFree implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String typed) {
            return parse(typed, 0, "0 for free ports, or 1 to " + MAX);
        }
    }

    /** A base port to count from. */
    static final class OfCatalogue implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String typed) {
            return parse(typed, 1, "1 to " + MAX);
        }
    }
}
