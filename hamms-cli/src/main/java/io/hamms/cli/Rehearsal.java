package io.hamms.cli;

import java.util.concurrent.TimeUnit;

/**
 * What the launcher has the JVM archive the classes of: serving all modes on free ports, for the time in which the keys
 * of the TLS ports are made.
 */
final class Rehearsal {

    private static final long SECONDS = 1;

    private Rehearsal() {}

    /** Serves for a second. */
    public static void main(String[] args) {
        World world = World.ofProcess();
        System.exit(Main.run(
                new World(
                        world.out(),
                        world.err(),
                        world.environment(),
                        () -> false,
                        () -> null,
                        world.clock(),
                        (announce, noReaderLeft, close) -> {
                            announce.run();
                            noReaderLeft.await(SECONDS, TimeUnit.SECONDS);
                            close.run();
                        }),
                "--base-port",
                "0"));
    }
}
