package io.hamms.pki;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that generate keys and sign certificates, at most one for each processor; an idle one ends after a
 * second. The JDK's common pool may be full of clients that wait for these certificates, and with one or two processors
 * it starts a thread for each task.
 */
final class KeyThreads {

    static final ThreadPoolExecutor POOL = pool();

    private KeyThreads() {}

    private static ThreadPoolExecutor pool() {
        int most = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), KeyThreads::daemon);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Returns a thread that inherits nothing from the event loop that needs it. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(null, task, "hamms-keys", 0, false);
        thread.setDaemon(true);
        return thread;
    }
}
