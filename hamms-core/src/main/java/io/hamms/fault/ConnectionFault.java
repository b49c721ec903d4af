package io.hamms.fault;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fault on a connection: the channel handler of every connection to its port. It keeps nothing of a connection
 * itself, so that one handler serves them all.
 */
abstract sealed class ConnectionFault extends ChannelInboundHandlerAdapter implements Fault
        permits RawFault, HttpFault {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionFault.class);

    ConnectionFault() {}

    @Override
    public final boolean isSharable() {
        return true;
    }

    /** A fault that acts on a ClientHello means nothing on a port that does not begin with TLS. */
    @Override
    public boolean isCallable() {
        return scheme().equals("http");
    }

    /** Acts when a client has connected. */
    void accepted(Wire wire) {}

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        Port port = Port.of(context.channel());
        port.observer().connected(port.mode(), context.channel());
        accepted(Wire.of(context));
        context.flush();
    }

    /** Goes on in a later round: this is called inside of writes, those of TLS included, and by each client's reads. */
    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext context) {
        Wire wire = Wire.kept(context.channel());
        if (wire != null && context.channel().isWritable()) {
            wire.resumeLater();
        }
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext context) {
        Port.of(context.channel()).wheels().turnsOf(context.executor()).endTurn();
        context.fireChannelReadComplete();
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        Port port = Port.of(context.channel());
        Wire wire = Wire.kept(context.channel());
        Ending ending = wire == null ? null : wire.ending();
        if (wire != null) {
            wire.drop();
        }
        if (ending == null) {
            Port.ended(context.channel(), unsaid(context));
        }
        port.observer().closed(port.mode(), context.channel());
    }

    /** Takes note of ends: FIN, what a handler beneath this one knows of, or the alert with which TLS gives up. */
    @Override
    public final void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Ending ending) {
            Wire.of(context).endedByClient(ending);
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            Wire.of(context).inputEnded();
        } else if (event == ChannelOutputShutdownEvent.INSTANCE) {
            outputEnded(context);
        } else if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            alerted(context, handshake.cause());
        }
    }

    /** Closes a connection to which nothing can be written any more, if it was not this side that ended it. */
    private static void outputEnded(ChannelHandlerContext context) {
        Wire wire = Wire.of(context);
        if (!wire.isOutputEnded()) {
            wire.endedBy(Ending.CLIENT_RST);
            wire.closeNow();
        }
    }

    private static void alerted(ChannelHandlerContext context, @Nullable Throwable failure) {
        Ending alert = TlsAlerts.in(failure);
        if (alert != null) {
            Wire.of(context).endedBy(alert);
        }
    }

    /** Returns who ended a connection of which nobody said so: the client, or the server since it is being closed. */
    private static Ending unsaid(ChannelHandlerContext context) {
        boolean isStopping = context.channel().eventLoop().isShuttingDown();
        return isStopping ? Ending.SERVER_FIN : Ending.CLIENT_FIN;
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Wire wire = Wire.of(context);
        if (cause instanceof MemoryBudget.ExceededException) {
            wire.reset();
        } else if (cause instanceof ClosedChannelException) {
            context.close();
        } else if (cause instanceof IOException failure) {
            // The client reset the connection, or left while bytes were on their way to it.
            wire.endedByClient(Ending.of(failure));
            wire.closeNow();
        } else if (cause instanceof DecoderException) {
            // What cannot be decoded, a broken TLS record for example, is the client's affair.
            alerted(context, cause.getCause());
            context.close();
        } else {
            LOG.warn("{}: failed on {}", Port.of(context.channel()).mode(), context.channel(), cause);
            wire.endedBy(Ending.SERVER_FIN);
            context.close();
        }
    }
}
