package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Reads the requests that come to a {@link RawFault}, which has no use for them itself, for the observer. It stands
 * with its decoder behind the fault, and only while a request comes: a connection that hangs after one has neither.
 */
final class Overheard extends ChannelInboundHandlerAdapter {

    private final Port port;
    private final RequestDecoder decoder;
    private int rounds;

    private Overheard(Port port, RequestDecoder decoder) {
        this.port = port;
        this.decoder = decoder;
    }

    /** Has bytes that came to a raw fault read, if they belong to a request. */
    static void listen(ChannelHandlerContext fault, ByteBuf bytes) {
        Port port = Port.of(fault.channel());
        if (port.observer() == Observer.NONE) {
            return;
        }
        if (fault.pipeline().get(Overheard.class) == null) {
            if (!bytes.isReadable() || !RequestReader.isStartOfRequest(bytes)) {
                return;
            }
            RequestDecoder decoder = new RequestDecoder(() -> {});
            fault.pipeline().addLast(decoder, new Overheard(port, decoder));
        }
        fault.fireChannelRead(bytes.retainedDuplicate());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        try {
            if (part instanceof HttpRequest head && head.decoderResult().isSuccess()) {
                Request request = new Request(
                        head,
                        new Role(port.mode(), Arguments.DEFAULTS, ""),
                        port,
                        ++rounds,
                        context.channel().localAddress());
                port.observer().requested(port.mode(), context.channel(), request);
            }
            if (part instanceof HttpContent content) {
                boolean isLast = content instanceof LastHttpContent;
                if (rounds > 0) {
                    port.observer().received(port.mode(), context.channel(), content.content(), isLast);
                }
                if (isLast) {
                    decoder.finished();
                }
                if (decoder.isIdle()) {
                    context.pipeline().remove(decoder);
                    context.pipeline().remove(this);
                }
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }
}
