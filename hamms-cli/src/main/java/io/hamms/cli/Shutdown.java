package io.hamms.cli;

import java.util.concurrent.CountDownLatch;

/** How long a server is to serve. */
interface Shutdown {

    /**
     * Takes note of what ends it, before anything listens: the process can be told to end at any moment.
     *
     * @param close releases what the server holds; may be called on another thread, at any time from now on
     * @return forgets that again
     */
    default Runnable begin(Runnable close) {
        return () -> {};
    }

    /**
     * Waits for the end. The process's own lifetime ends here: then {@code close} is called and this never returns.
     *
     * @param announce tells the world that the server serves
     * @param noReaderLeft becomes 0 when nobody reads the log any more, which is an end, too
     * @param close releases what the server holds; may be called more than once
     */
    void await(Runnable announce, CountDownLatch noReaderLeft, Runnable close) throws InterruptedException;

    /** Returns the lifetime that SIGINT (Ctrl-C) and SIGTERM end. */
    static Shutdown untilTheProcessIsToldToEnd() {
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
            // To be told to stop is no failure: the JVM itself would exit with 130 or 143.
            Runtime.getRuntime().halt(Exit.OK);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, and ends the process.
        }
    }
}
