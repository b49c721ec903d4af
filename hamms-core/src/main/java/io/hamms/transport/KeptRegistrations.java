package io.hamms.transport;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * An epoll handler that keeps every descriptor registered. Netty 4.2.18 removes a descriptor from epoll when a channel
 * waits for no event, as after the client's FIN, and cannot add it again: the next write that must wait fails with
 * ENOENT. This handler registers such a channel edge-triggered without events: epoll then reports only an error, once.
 */
record KeptRegistrations(IoHandlerFactory epoll) implements IoHandlerFactory {

    @Override
    public IoHandler newHandler(ThreadAwareExecutor executor) {
        return new Handler(epoll.newHandler(executor));
    }

    @Override
    public boolean isChangingThreadSupported() {
        return epoll.isChangingThreadSupported();
    }

    private record Handler(IoHandler epoll) implements IoHandler {

        @Override
        public void initialize() {
            epoll.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            return epoll.run(context);
        }

        @Override
        public void prepareToDestroy() {
            epoll.prepareToDestroy();
        }

        @Override
        public void destroy() {
            epoll.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return new Registration(epoll.register(handle));
        }

        @Override
        public void wakeup() {
            epoll.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return epoll.isCompatible(type);
        }
    }

    private record Registration(IoRegistration epoll) implements IoRegistration {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // As Netty declares it.
        public <T> T attachment() {
            return epoll.attachment();
        }

        @Override
        public long submit(IoOps events) {
            boolean isNothing = events instanceof EpollIoOps ops && ops.value() == EpollIoOps.NONE.value();
            return epoll.submit(isNothing ? EpollIoOps.EPOLLET : events);
        }

        @Override
        public boolean isValid() {
            return epoll.isValid();
        }

        @Override
        public boolean cancel() {
            return epoll.cancel();
        }
    }
}
