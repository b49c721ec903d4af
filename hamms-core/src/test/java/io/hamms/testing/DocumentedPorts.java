package io.hamms.testing;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ports in a command or program of the documents, which are those of the default base port. */
public final class DocumentedPorts {

    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");
    private static final int DEFAULT_BASE = 5500;

    private DocumentedPorts() {}

    private static Stream<FailureMode> mode(String port) {
        int offset = Integer.parseInt(port) - DEFAULT_BASE;
        return FailureModes.ALL.stream().filter(mode -> mode.offsetOr(-1) == offset);
    }

    /** Returns the names of the modes on the ports in a text. */
    public static String[] modes(String text) {
        return PORT.matcher(text)
                .results()
                .flatMap(port -> mode(port.group()))
                .map(FailureMode::name)
                .distinct()
                .toArray(String[]::new);
    }

    /** Returns a text with the ports on which a server serves these modes. */
    public static String on(HammsNettyServer server, String text) {
        Matcher port = PORT.matcher(text);
        return port.replaceAll(documented -> mode(documented.group())
                .map(mode -> Integer.toString(server.port(mode)))
                .findFirst()
                .orElseThrow());
    }
}
