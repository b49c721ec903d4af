package io.hamms.cli.audit;

import java.nio.file.Path;
import java.util.List;

/** Programs of the test tree, as commands. */
final class Java {

    private Java() {}

    /** Returns the command that runs a program which needs no class but those of its folder; it starts quickly. */
    static List<String> command(Class<?> program) {
        String classes =
                program.getProtectionDomain().getCodeSource().getLocation().getPath();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx1g",
                "-cp",
                classes,
                program.getName());
    }
}
