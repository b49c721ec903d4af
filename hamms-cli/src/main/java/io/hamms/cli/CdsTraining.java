package io.hamms.cli;

import io.hamms.transport.NettyLoading;
import java.util.concurrent.CountDownLatch;
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
        NettyLoading.begin();
        Environment environment = Environment.ofProcess();
        System.exit(Main.run(
                new Environment(
                        environment.out(),
                        environment.err(),
                        environment.environment(),
                        () -> false,
                        () -> null,
                        environment.clock(),
                        new AfterASecond(environment.lifetime())),
                "--base-port",
                "0"));
    }

    /** Stops the server after a second, or as the one of a process does. */
    private record AfterASecond(Shutdown ofProcess) implements Shutdown {

        @Override
        public Runnable begin(Runnable close) {
            return ofProcess.begin(close);
        }

        @Override
        public void await(Runnable announce, CountDownLatch noReaderLeft, Runnable close) throws InterruptedException {
            announce.run();
            noReaderLeft.await(SECONDS, TimeUnit.SECONDS);
            close.run();
        }
    }
}
