package io.hamms.handler;

import io.hamms.fault.Fault;
import io.netty.channel.Channel;

/**
 * A fault that adds handlers, those of TLS for example, between the connection and another fault, which it
 * owns: each port of a server gets its own copy of the fault behind them, which is reset with the port.
 */
public abstract class PipelineFault implements Fault {

    private final Fault behind;

    /**
     * Creates a fault for any number of ports.
     *
     * @param behind a {@link RawFault} or an {@link HttpFault}
     */
    protected PipelineFault(Fault behind) {
        this.behind = behind;
    }

    @Override
    public final Fault forPort() {
        return new PortPipeline(this, behind.forPort());
    }

    @Override
    public final boolean isScriptable() {
        return behind.isScriptable();
    }

    /** Returns whether this is the fault behind it. */
    public final boolean isInFrontOf(Fault fault) {
        return behind.equals(fault);
    }

    /**
     * Adds the handlers of a new connection. The fault behind them is the last one in its pipeline.
     *
     * @param name the name of the fault's context, before which handlers are added
     */
    protected abstract void initChannel(Channel channel, String name);
}
