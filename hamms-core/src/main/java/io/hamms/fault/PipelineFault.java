package io.hamms.fault;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;

/** A fault that needs handlers of its own, TLS for example, between the connection and another fault. */
public abstract non-sealed class PipelineFault extends ChannelInitializer<Channel> implements Fault {

    /** Creates a fault for any number of connections; a subclass holds nothing of a single one. */
    protected PipelineFault() {}

    /** Adds the handlers, the last of them a {@link RawFault} or an {@link HttpFault}. */
    @Override
    protected abstract void initChannel(Channel channel);
}
