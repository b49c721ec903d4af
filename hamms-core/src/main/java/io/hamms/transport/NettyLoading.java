package io.hamms.transport;

import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Loads Netty on a thread of its own, for a process that has other classes to load meanwhile: together they take most
 * of its start. Until it has awaited the end, the other thread initializes no class of Netty that initializes others:
 * two threads that initialize the same classes in different orders can wait for each other for ever. Nor does it
 * get a logger: a thread that gets one while another initializes SLF4J makes SLF4J print a warning.
 */
public final class NettyLoading {

    private static @Nullable Thread thread;

    private NettyLoading() {}

    /** Starts to load it; what cannot be loaded fails again when it is used. */
    public static void begin() {
        begin(NettyLoading::load);
    }

    static synchronized void begin(Runnable load) {
        thread = new Thread(load, "hamms-netty");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it is loaded, if that has begun, or until this thread is interrupted. */
    public static synchronized void await() {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void load() {
        Transport.best();
        ByteBufAllocator.DEFAULT.isDirectBufferPooled();
    }
}
