package io.hamms.cli;

import java.util.concurrent.CountDownLatch;

/** The event that stops a server. */
interface Shutdown {

    /**
     * Registers the release of the server before any port is open: a signal may arrive at any time.
     *
     * @param close releases the server's resources; called on any thread, at any time from now on
     * @return removes the registration
     */
    default Runnable begin(Runnable close) {
        return () -> {};
    }

    /**
     * Waits for the end. The one of a process calls {@code close} then and never returns.
     *
     * @param announce prints that the server serves
     * @param noReaderLeft reaches 0 when the log has no reader left, which is an end, too
     * @param close releases the server's resources; idempotent
     */
    void await(Runnable announce, CountDownLatch noReaderLeft, Runnable close) throws InterruptedException;

    /** Returns the shutdown by SIGINT (Ctrl-C) or SIGTERM. */
    static Shutdown onSignal() {
        return new Shutdown() {
            @Override
            public Runnable begin(Runnable close) {
                Thread hook = new Thread(() -> end(close), "hamms-stop");
                Runtime.getRuntime().addShutdownHook(hook);
                return () -> forget(hook);
            }

            @Override
            public void await(Runnable announce, CountDownLatch noReaderLeft, Runnable close)
                    throws InterruptedException {
                announce.run();
                noReaderLeft.await();
            }
        };
    }

    private static void end(Runnable close) {
        try {
            close.run();
        } finally {
            // A requested stop is not a failure: by default the JVM would exit with 130 or 143.
            Runtime.getRuntime().halt(Exit.OK);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running and ends the process.
        }
    }
}
