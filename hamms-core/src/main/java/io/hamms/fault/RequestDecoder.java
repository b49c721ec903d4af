package io.hamms.fault;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's decoder of requests, within our limits, which also tells whether it could go. */
final class RequestDecoder extends HttpRequestDecoder {

    static final HttpDecoderConfig LIMITS =
            new HttpDecoderConfig().setMaxInitialLineLength(16 * 1024).setMaxHeaderSize(64 * 1024);

    private final Runnable onBytes;
    private boolean isWithin;

    /**
     * Creates a decoder.
     *
     * @param onBytes is called when the client has sent something, be it half a request, before it is decoded
     */
    RequestDecoder(Runnable onBytes) {
        super(LIMITS);
        this.onBytes = onBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        onBytes.run();
        super.channelRead(context, bytes);
    }

    @Override
    protected HttpMessage createMessage(String[] firstLine) throws Exception {
        isWithin = true;
        return super.createMessage(firstLine);
    }

    /** Takes note that the last part of a request was handed on. */
    void finished() {
        isWithin = false;
    }

    /** Returns whether it holds nothing of a request that is still to come: another decoder could take its place. */
    boolean isIdle() {
        return !isWithin && actualReadableBytes() == 0;
    }
}
