package io.hamms.handler;

import io.hamms.fault.ConnectionListener;
import io.hamms.http.RequestDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Decodes for the listener the requests to a {@link RawFault}, which does not read them itself. It is added
 * with its decoder behind the fault only while a request is received: a connection that hangs afterwards has neither.
 */
final class RequestTap extends ChannelInboundHandlerAdapter {

    private final RequestDecoder decoder;
    private final Unanswered requests;

    private RequestTap(RequestDecoder decoder, Unanswered requests) {
        this.decoder = decoder;
        this.requests = requests;
    }

    /** Decodes bytes received by a raw fault, if they belong to a request. */
    static void listen(ChannelHandlerContext fault, ByteBuf bytes) {
        Port port = Port.of(fault.channel());
        if (ChannelConnection.listener(fault.channel()) == ConnectionListener.NONE) {
            return;
        }
        if (fault.pipeline().get(RequestTap.class) == null) {
            if (!bytes.isReadable() || !RequestReader.isStartOfRequest(bytes)) {
                return;
            }
            RequestDecoder decoder = new RequestDecoder(RequestDecoder.Reader.NEVER_BUSY, port.memory());
            Unanswered requests = new Unanswered(port, fault.channel(), 0, null);
            fault.pipeline().addLast(decoder, new RequestTap(decoder, requests));
        }
        fault.fireChannelRead(bytes.retainedDuplicate());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        try {
            requests.report(part, decoder.readNanos(), hasEnded(context.channel()));
            if (part instanceof LastHttpContent) {
                decoder.finished();
                if (decoder.isIdle()) {
                    context.pipeline().remove(decoder);
                    context.pipeline().remove(this);
                }
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    /** Passes an exception to the fault, which precedes it in the pipeline. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.pipeline().fireExceptionCaught(cause);
    }

    private static boolean hasEnded(Channel connection) {
        ChannelOutput output = ChannelOutput.kept(connection);
        return output != null && output.wire().hasEnded();
    }
}
