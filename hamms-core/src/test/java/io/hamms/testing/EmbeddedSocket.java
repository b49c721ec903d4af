package io.hamms.testing;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/** A channel without a network that supports half-closure, as a socket does. */
final class EmbeddedSocket extends EmbeddedChannel implements DuplexChannel {

    private boolean isInputShutdown;
    private boolean isOutputShutdown;

    EmbeddedSocket(EmbeddedChannel.Builder builder) {
        super(builder);
    }

    /** The other side sends FIN. */
    void inputEnds() {
        shutdownInput();
        runPendingTasks();
    }

    @Override
    public boolean isInputShutdown() {
        return isInputShutdown || !isOpen();
    }

    @Override
    public ChannelFuture shutdownInput() {
        return shutdownInput(newPromise());
    }

    @Override
    public ChannelFuture shutdownInput(ChannelPromise promise) {
        isInputShutdown = true;
        pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        return promise.setSuccess();
    }

    @Override
    public boolean isOutputShutdown() {
        return isOutputShutdown || !isOpen();
    }

    @Override
    public ChannelFuture shutdownOutput() {
        return shutdownOutput(newPromise());
    }

    @Override
    public ChannelFuture shutdownOutput(ChannelPromise promise) {
        isOutputShutdown = true;
        pipeline().fireUserEventTriggered(ChannelOutputShutdownEvent.INSTANCE);
        return promise.setSuccess();
    }

    @Override
    public boolean isShutdown() {
        return isInputShutdown() && isOutputShutdown();
    }

    @Override
    public ChannelFuture shutdown() {
        return shutdown(newPromise());
    }

    @Override
    public ChannelFuture shutdown(ChannelPromise promise) {
        shutdownInput();
        return shutdownOutput(promise);
    }
}
