package io.hamms.handler;

import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.Fault;
import io.hamms.fault.TlsAlerts;
import io.hamms.fault.Wire;
import io.hamms.transport.MemoryBudget;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A fault on a connection: the channel handler of every connection to its port. It has no state of a connection,
 * so that one handler serves all connections.
 */
public abstract sealed class ConnectionFault extends ChannelInboundHandlerAdapter implements Fault
        permits RawFault, HttpFault {

    ConnectionFault() {}

    @Override
    public final boolean isSharable() {
        return true;
    }

    /** A fault that acts on a ClientHello has no effect on a port without TLS. */
    @Override
    public boolean isCallable() {
        return scheme().equals("http");
    }

    /** Acts when a client has connected. */
    void accepted(Port port, Wire wire) {}

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        ChannelConnection.connected(context.channel());
        accepted(Port.of(context.channel()), ChannelOutput.of(context).wire());
        context.flush();
    }

    /** Continues in a later task: Netty calls this during writes, including those of TLS, and on each read. */
    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext context) {
        ChannelOutput output = ChannelOutput.kept(context.channel());
        if (output != null && context.channel().isWritable()) {
            output.resumeLater();
        }
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext context) {
        Port.of(context.channel()).wheels().turnsOf(context.executor()).endTurn();
        context.fireChannelReadComplete();
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        ConnectionListener listener = ChannelConnection.listener(context.channel());
        ChannelOutput output = ChannelOutput.kept(context.channel());
        Ending ending = output == null ? null : output.ending();
        if (output != null) {
            output.wire().drop();
        }
        try {
            if (ending == null) {
                boolean isClientFirst = output != null && output.isClientFirst();
                listener.ended(isClientFirst ? Ending.CLIENT_FIN : unrecordedEnding(context));
            }
        } finally {
            listener.closed();
        }
    }

    /** Records the end: FIN, an ending reported by a handler below this one, or the alert with which TLS fails. */
    @Override
    public final void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Ending ending) {
            ChannelOutput.of(context).ended(ending);
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            ChannelOutput.of(context).inputEnded();
        } else if (event == SslCloseCompletionEvent.SUCCESS) {
            ChannelOutput.of(context).closeNotifyReceived();
        } else if (event == ChannelOutputShutdownEvent.INSTANCE) {
            outputEnded(context);
        } else if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            alerted(context, handshake.cause());
        }
    }

    /** Closes a connection that is no longer writable, unless this side ended it. */
    private static void outputEnded(ChannelHandlerContext context) {
        ChannelOutput output = ChannelOutput.of(context);
        if (!output.isOutputEnded()) {
            output.endedBy(Ending.CLIENT_RST);
            output.close();
        }
    }

    private static void alerted(ChannelHandlerContext context, @Nullable Throwable failure) {
        Ending alert = TlsAlerts.in(failure);
        if (alert != null) {
            ChannelOutput.of(context).ended(alert);
        }
    }

    /** Returns the ending to report when none was recorded: the client's, or the server's while it is being closed. */
    private static Ending unrecordedEnding(ChannelHandlerContext context) {
        boolean isStopping = context.channel().eventLoop().isShuttingDown();
        return isStopping ? Ending.SERVER_FIN : Ending.CLIENT_FIN;
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelOutput output = ChannelOutput.of(context);
        if (cause instanceof MemoryBudget.ExceededException) {
            output.reset();
        } else if (cause instanceof ClosedChannelException) {
            context.close();
        } else if (cause instanceof IOException failure) {
            // The client reset the connection, or disconnected while bytes were in flight.
            output.ended(Ending.of(failure));
            output.close();
        } else if (cause instanceof DecoderException) {
            // Undecodable input, such as a broken TLS record, is the client's error.
            alerted(context, cause.getCause());
            context.close();
        } else {
            // No constant: a second thread that initializes SLF4J while Netty is loaded makes it print a warning.
            LoggerFactory.getLogger(ConnectionFault.class)
                    .warn("{}: failed on {}", Port.of(context.channel()).mode(), context.channel(), cause);
            if (context.channel().isActive()) {
                output.endedBy(Ending.SERVER_FIN);
            }
            context.close();
        }
    }
}
