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
 * The connection of a Netty channel, created for the observer when a client connects; the channel does not keep it.
 * The channel keeps the listener: as the first handler of its pipeline if it is a handler, like the journal's, so that
 * it needs no memory besides itself and its context; any other as an attribute.
 */
public final class ChannelConnection implements Connection {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelConnection.class);
    private static final AttributeKey<ConnectionListener> LISTENER =
            AttributeKey.valueOf(ChannelConnection.class, "LISTENER");

    private final Channel channel;
    private final long id;
    private final long acceptedNanos;

    /** Creates the connection of an accepted channel. */
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
        boolean isKept = port.mode().fault() instanceof TlsFault tls && tls.keepsClientHello();
        if (isKept
                || (listener != ConnectionListener.NONE && port.mode().scheme().equals("https"))) {
            channel.pipeline().addFirst(new ClientHelloReader(listener, port.memory(), isKept));
        }
        if (listener instanceof ChannelHandler handler) {
            channel.pipeline().addFirst(handler);
        } else if (listener != ConnectionListener.NONE) {
            channel.attr(LISTENER).set(listener);
        }
    }

    /** Returns the listener of a connection's events. */
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

    /** Closes it in a separate task of the event loop, because a listener may call this during an event. */
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
