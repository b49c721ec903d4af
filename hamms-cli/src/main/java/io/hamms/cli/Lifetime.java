package io.hamms.cli;

import java.util.concurrent.CountDownLatch;

/** How long a server is to serve. */
interface Lifetime {

    /**
     * Waits for the end. The process's own lifetime ends here: then {@code close} is called and this never returns.
     *
     * @param announce tells the world that the server serves; called as soon as the end would be noticed
     * @param noReaderLeft becomes 0 when nobody reads the log any more, which is an end, too
     * @param close releases what the server holds; may be called more than once
     */
    void await(Runnable announce, CountDownLatch noReaderLeft, Runnable close) throws InterruptedException;

    /** Returns the lifetime that SIGINT (Ctrl-C) and SIGTERM end. */
    static Lifetime untilTheProcessIsToldToEnd() {
        return (announce, noReaderLeft, close) -> {
            Thread hook = new Thread(
                    () -> {
                        close.run();
                        // To be told to stop is no failure: the JVM itself would exit with 130 or 143.
                        Runtime.getRuntime().halt(Exit.OK);
                    },
                    "hamms-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            announce.run();
            noReaderLeft.await();
            Runtime.getRuntime().removeShutdownHook(hook);
        };
    }
}
