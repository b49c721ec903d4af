package io.hamms.handler;

import io.hamms.fault.Fault;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;

/** A {@link PipelineFault} on one port of one server, with this port's own fault behind it. */
final class PortPipeline extends ChannelInitializer<Channel> implements Fault {

    private final PipelineFault pipeline;
    private final Fault behind;

    PortPipeline(PipelineFault pipeline, Fault behind) {
        this.pipeline = pipeline;
        this.behind = behind;
    }

    Fault behind() {
        return behind;
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.pipeline().addLast((ChannelHandler) behind);
        pipeline.initChannel(channel, channel.pipeline().lastContext().name());
    }

    @Override
    public void prepare(Channel listening) {
        pipeline.prepare(listening);
        behind.prepare(listening);
    }

    @Override
    public void reset() {
        behind.reset();
    }
}
