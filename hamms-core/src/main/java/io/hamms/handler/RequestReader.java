package io.hamms.handler;

import io.hamms.http.RequestDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Precedes an {@link HttpFault} in the pipeline, from the first bytes of the first request on, with a decoder
 * before it whenever one is needed, and passes the parts of requests to a {@link RequestQueue}.
 */
final class RequestReader extends ChannelInboundHandlerAdapter implements RequestDecoder.Reader {

    private final Port port;
    private final ChannelOutput output;
    private final RequestQueue queue;
    private @Nullable RequestDecoder decoder;

    private RequestReader(HttpFault fault, Port port, ChannelOutput output) {
        this.port = port;
        this.output = output;
        this.queue = new RequestQueue(this, fault, port, output);
    }

    /** Adds the decoder and a reader before the fault, and passes them the first bytes. */
    static void join(ChannelHandlerContext fault, HttpFault handler, ByteBuf first) throws Exception {
        ChannelOutput output = ChannelOutput.of(fault);
        if (output.wire().hasEnded()) {
            // It was rejected as not HTTP: the start of a later request among its bytes is unknown.
            first.release();
            return;
        }
        if (!isStartOfRequest(first)) {
            first.release();
            Exchange.refuse(output.wire(), 400, "not an HTTP request");
            return;
        }
        RequestReader reader = new RequestReader(handler, Port.of(fault.channel()), output);
        fault.pipeline().addBefore(fault.name(), null, reader);
        reader.decode(fault.pipeline().context(reader), first);
    }

    /** Adds a decoder before this reader and passes it bytes. */
    private void decode(ChannelHandlerContext reader, ByteBuf bytes) throws Exception {
        RequestDecoder reading = new RequestDecoder(this, port.memory());
        decoder = reading;
        reader.pipeline().addBefore(reader.name(), null, reading);
        reading.channelRead(reader.pipeline().context(reading), bytes);
    }

    /** Returns whether this byte can begin a request: a method or an empty line. */
    static boolean isStartOfRequest(ByteBuf bytes) {
        int first = bytes.getByte(bytes.readerIndex());
        return (first > ' ' && first < 0x7f) || first == '\r' || first == '\n';
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        queue.release();
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object part) throws Exception {
        if (part instanceof ByteBuf bytes) {
            decode(reader, bytes);
            return;
        }
        if (part instanceof LastHttpContent && decoder != null) {
            decoder.finished();
        }
        try {
            queue.receive(part);
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    @Override
    public void bytesReceived() {
        output.wire().bytesReceived();
    }

    @Override
    public boolean isBusy() {
        return queue.isBusy();
    }

    /** Removes the decoder during a slow response: it is a third of a waiting connection's memory. */
    @Override
    public void channelReadComplete(ChannelHandlerContext reader) {
        reader.flush();
        if (queue.needsNoDecoder() && decoder != null && decoder.isIdle()) {
            reader.pipeline().remove(decoder);
            decoder = null;
        }
        reader.fireChannelReadComplete();
    }

    /** Returns when the bytes in the decoder were received. */
    long readNanos() {
        return decoder == null ? output.nanoTime() : decoder.readNanos();
    }

    /** Returns the approximate memory of the last head. */
    int headWeight() {
        return decoder == null ? 0 : decoder.headWeight();
    }

    /** Returns the length of the last head, at least 1. */
    int headBytes() {
        return decoder == null ? 1 : Math.max(1, decoder.headBytes());
    }

    /** Returns whether bytes of another request were received. */
    boolean hasMore() {
        return decoder != null && decoder.hasMore();
    }

    /** Decodes the bytes received meanwhile; returns whether they exceeded the limit. */
    boolean resume() {
        if (decoder == null) {
            return false;
        }
        decoder.resume(output.channel().pipeline().context(this));
        return decoder != null && decoder.hasOverflowed();
    }
}
