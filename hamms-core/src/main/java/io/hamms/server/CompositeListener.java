package io.hamms.server;

import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Request;
import io.hamms.http.Violation;
import io.hamms.tls.ClientHello;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;

/** Passes the events of a connection to two listeners, and adds those that are handlers to its pipeline. */
final class CompositeListener extends ChannelHandlerAdapter implements ConnectionListener {

    private final ConnectionListener first;
    private final ConnectionListener second;

    CompositeListener(ConnectionListener first, ConnectionListener second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        addAfter(context, second);
        addAfter(context, first);
    }

    private static void addAfter(ChannelHandlerContext context, ConnectionListener listener) {
        if (listener instanceof ChannelHandler handler) {
            context.pipeline().addAfter(context.name(), null, handler);
        }
    }

    @Override
    public void clientHelloReceived(ClientHello hello) {
        first.clientHelloReceived(hello);
        second.clientHelloReceived(hello);
    }

    @Override
    public void requestReceived(FailureMode answering, Request request) {
        first.requestReceived(answering, request);
        second.requestReceived(answering, request);
    }

    /** Gives each listener its own position in the bytes. */
    @Override
    public void contentReceived(ByteBuffer content, boolean isLast) {
        first.contentReceived(content.duplicate(), isLast);
        second.contentReceived(content, isLast);
    }

    @Override
    public void violated(Violation violation) {
        first.violated(violation);
        second.violated(violation);
    }

    @Override
    public void cut(long bytes) {
        first.cut(bytes);
        second.cut(bytes);
    }

    @Override
    public void delivered() {
        first.delivered();
        second.delivered();
    }

    @Override
    public void ended(Ending ending) {
        first.ended(ending);
        second.ended(ending);
    }

    @Override
    public void closed() {
        first.closed();
        second.closed();
    }
}
