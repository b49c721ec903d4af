package io.hamms.cli;

import java.util.concurrent.TimeUnit;

/**
 * The training run for the CDS archive of the launcher: serves all modes on free ports until the keys of the TLS ports
 * are generated.
 */
final class CdsTraining {

    private static final long SECONDS = 1;

    private CdsTraining() {}

    /** Serves for a second. */
    public static void main(String[] args) {
        OutOfMemory.install();
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
