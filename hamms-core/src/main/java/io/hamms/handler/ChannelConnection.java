package io.hamms.handler;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a Netty channel, which does not keep it: it is made for the observer when a client has connected.
 * The channel keeps the listener: as the first handler of its pipeline if it is one, as the journal's is, so that it
 * takes no memory beside itself and its context; any other as an attribute.
 */
public final class ChannelConnection implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelConnection.class);
    private static final AttributeKey<ConnectionListener> LISTENER =
            AttributeKey.valueOf(ChannelConnection.class, "LISTENER");

    private final Channel channel;
    private final long id;
    private final long acceptedNanos;

    /** Creates the connection of a channel that was accepted before. */
    public ChannelConnection(Channel channel, long id, long acceptedNanos) {
        this.channel = channel;
        this.id = id;
        this.acceptedNanos = acceptedNanos;
    }

    /** Reports to the observer that a client has connected, and attaches the listener. */
    static void connected(Channel channel) {
        Port port = Port.of(channel);
        long now = channel.eventLoop().ticker().nanoTime();
        Connection connection = new ChannelConnection(channel, port.nextConnection(), now);
        ConnectionListener listener = port.observer().connected(port.mode(), connection);
        if (listener instanceof ChannelHandler handler) {
            channel.pipeline().addFirst(handler);
        } else if (listener != ConnectionListener.NONE) {
            channel.attr(LISTENER).set(listener);
        }
    }

    /** Returns the listener to which everything that happens to a connection is reported. */
    static ConnectionListener listener(Channel channel) {
        if (channel.pipeline().first() instanceof ConnectionListener listener) {
            return listener;
        }
        return channel.hasAttr(LISTENER) ? channel.attr(LISTENER).get() : ConnectionListener.NONE;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public @Nullable InetSocketAddress localAddress() {
        return channel.localAddress() instanceof InetSocketAddress address ? address : null;
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        return channel.remoteAddress() instanceof InetSocketAddress address ? address : null;
    }

    @Override
    public long acceptedNanos() {
        return acceptedNanos;
    }

    /** Closes it in a turn of its own, on whatever thread it is called: a listener may be in the middle of an event. */
    @Override
    public void close() {
        try {
            channel.eventLoop().execute(this::closeNow);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: its event loop has ended and has closed it", this, e);
        }
    }

    private void closeNow() {
        if (channel.isOpen()) {
            channel.pipeline().fireUserEventTriggered(Ending.SERVER_FIN);
            channel.pipeline().firstContext().close();
        }
    }

    @Override
    public String toString() {
        return "connection " + id + " from " + channel.remoteAddress();
    }
}
