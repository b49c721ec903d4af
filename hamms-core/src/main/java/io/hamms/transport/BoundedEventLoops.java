package io.hamms.transport;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;

/** Event loops that poll sockets and timers again after a few milliseconds of tasks; Netty's own do so after 1 s. */
final class BoundedEventLoops extends MultiThreadIoEventLoopGroup {

    private static final long MAX_TASKS_MILLIS = 2;

    BoundedEventLoops(int threads, String name, IoHandlerFactory handlers) {
        super(threads, new DefaultThreadFactory(name, true), handlers);
    }

    @Override
    protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... unused) {
        return new SingleThreadIoEventLoop(
                this, executor, handlers, Integer.MAX_VALUE, RejectedExecutionHandlers.reject(), MAX_TASKS_MILLIS);
    }
}
