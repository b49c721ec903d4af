package io.hamms.control;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Initializes the connections of the control port, and closes those beyond a limit at once. */
@Sharable
final class ControlInitializer extends ChannelInitializer<Channel> {

    static final int MAX_LINE = 8 * 1024;
    static final int MAX_HEADER = 16 * 1024;
    static final int MAX_CONNECTIONS = 64;

    /** The size of a read, which bounds how many pipelined requests can wait. */
    static final int READ_SIZE = 4 * 1024;

    static final RecvByteBufAllocator READS = new FixedRecvByteBufAllocator(READ_SIZE);

    private final ChannelGroup connected;
    private final Executor worker;
    private volatile @Nullable Router router;

    ControlInitializer(EventExecutor loop, Executor worker) {
        this.connected = new DefaultChannelGroup("control", loop, true);
        this.worker = worker;
    }

    /** Accepts connections from now on. */
    void admit(Router open) {
        router = open;
    }

    @Override
    protected void initChannel(Channel channel) {
        Router open = router;
        if (open == null || connected.size() >= MAX_CONNECTIONS) {
            channel.close();
            return;
        }
        connected.add(channel);
        channel.pipeline()
                .addLast(
                        // A read never has more requests than bytes: the codec's own limit, which throws, is not
                        // reached.
                        new HttpServerCodec(
                                new HttpDecoderConfig()
                                        .setMaxInitialLineLength(MAX_LINE)
                                        .setMaxHeaderSize(MAX_HEADER),
                                READ_SIZE),
                        new ControlHandler(open, worker));
    }

    /** Closes all connections, and later ones on accept. */
    ChannelGroupFuture closeConnections() {
        return connected.close();
    }
}
