package io.hamms.handler;

import io.hamms.fault.Ending;
import io.hamms.timer.TimerWheels;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/** The output of a connection: its channel, and the timing wheel of its event loop. */
final class ChannelOutput extends ConnectionEnd implements Output {

    private static final AttributeKey<ChannelOutput> KEY = AttributeKey.valueOf(ChannelOutput.class, "OUTPUT");

    private final StepWire wire = new StepWire(this);
    private @Nullable ClientGone gone;
    private @Nullable ReadPace pace;
    private boolean isKept;

    private ChannelOutput(ChannelHandlerContext context) {
        super(context);
    }

    /** Returns the connection's output; until its first use, each call creates a new one. */
    static ChannelOutput of(ChannelHandlerContext context) {
        ChannelOutput kept = kept(context.channel());
        return kept != null ? kept : new ChannelOutput(context);
    }

    static @Nullable ChannelOutput kept(Channel channel) {
        return channel.hasAttr(KEY) ? channel.attr(KEY).get() : null;
    }

    StepWire wire() {
        return wire;
    }

    @Override
    public void keep() {
        if (!isKept) {
            isKept = true;
            channel().attr(KEY).set(this);
        }
    }

    @Override
    protected TimerWheels wheels() {
        return Port.of(channel()).wheels();
    }

    @Override
    protected void onTime() {
        try {
            wire.resume();
        } catch (RuntimeException | Error e) {
            context.pipeline().fireExceptionCaught(e);
        }
    }

    @Override
    public ByteBufAllocator buffers() {
        return context.alloc();
    }

    @Override
    public void write(ByteBuf bytes) {
        if (gone != null) {
            gone.sent();
        }
        context.write(bytes, context.voidPromise());
    }

    @Override
    public boolean isWritable() {
        if (!channel().isWritable()) {
            context.flush();
        }
        return channel().isWritable();
    }

    @Override
    public void flush() {
        context.flush();
    }

    @Override
    public boolean isActive() {
        return channel().isActive();
    }

    @Override
    public void receiveBuffer(int bytes) {
        set(channel(), ChannelOption.SO_RCVBUF, bytes);
    }

    @Override
    public void stopReading() {
        dropPace();
        channel().config().setAutoRead(false);
    }

    @Override
    public void cut(long bytes) {
        ChannelConnection.listener(channel()).cut(bytes);
    }

    @Override
    public void readRate(long bytesPerSecond) {
        if (!channel().config().isAutoRead() && pace == null) {
            return;
        }
        keep();
        dropPace();
        ReadPace.shrinkBuffer(this, bytesPerSecond);
        pace = new ReadPace(this, bytesPerSecond);
    }

    @Override
    public void contentReceived(int bytes, boolean isAll) {
        if (pace != null) {
            pace.received(bytes);
            if (isAll) {
                pace.finish();
            }
        }
    }

    @Override
    public long takeReadNanos() {
        long left = pace == null ? 0 : Math.max(0, pace.leftNanos());
        pace = null;
        return left;
    }

    private void dropPace() {
        if (pace != null) {
            pace.cancel();
            pace = null;
        }
    }

    @Override
    public void delivered() {
        ChannelConnection.listener(channel()).delivered();
    }

    /** The client's close_notify ends TLS for both sides. */
    @Override
    public boolean endsWithInput() {
        return context.pipeline().get(SslHandler.class) != null;
    }

    @Override
    public void giveUpWhenIdle() {
        keep();
        gone = new ClientGone(this, wheel());
    }

    /** Called when the client has sent close_notify, which ends TLS unless it replies to ours. */
    void closeNotifyReceived() {
        if (isFirstCloseNotify()) {
            keep();
            wire.inputEnded();
        }
    }

    /** Called when the client has sent FIN. */
    void inputEnded() {
        ended(Ending.CLIENT_FIN);
        wire.inputEnded();
    }

    @Override
    public void execute(Runnable task) {
        context.executor().execute(task);
    }

    @Override
    public void drop() {
        cancelWake();
        dropPace();
        if (gone != null) {
            gone.cancel();
        }
    }
}
