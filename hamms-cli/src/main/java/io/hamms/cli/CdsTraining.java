package io.hamms.cli;

import java.util.concurrent.TimeUnit;

/**
 * What the launcher has the JVM archive the classes of: serving all modes on free ports, for the time in which the keys
 * of the TLS ports are made.
 */
final class CdsTraining {

    private static final long SECONDS = 1;

    private CdsTraining() {}

    /** Serves for a second. */
    public static void main(String[] args) {
        Environment environment = Environment.ofProcess();
        System.exit(Main.run(
                new Environment(
                        environment.out(),
                        environment.err(),
                        environment.environment(),
                        () -> false,
                        () -> null,
                        environment.clock(),
                        (announce, noReaderLeft, close) -> {
                            announce.run();
                            noReaderLeft.await(SECONDS, TimeUnit.SECONDS);
                            close.run();
                        }),
                "--base-port",
                "0"));
    }
}
