package io.hamms.http;

import io.hamms.transport.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's request decoder with limits. While its reader answers a request, it decodes nothing and keeps the
 * received bytes, so that reading continues and the client's FIN behind them is noticed.
 */
public final class RequestDecoder extends HttpRequestDecoder {

    public static final HttpDecoderConfig LIMITS =
            new HttpDecoderConfig().setMaxInitialLineLength(16 * 1024).setMaxHeaderSize(64 * 1024);

    /** How many bytes a client may send while a response is pending: twice the largest head. */
    public static final int MAX_WAITING = 160 * 1024;

    private final Reader reader;
    private final MemoryBudget memory;

    /** The head being decoded, and how many of its bytes have been decoded. */
    private @Nullable HttpMessage head;

    private int headBytes;
    private int headWeight;
    private int charged;
    private long readNanos;
    private final HeadScanner scanner = new HeadScanner();
    private String @Nullable [] firstLine;
    private boolean isInContent;
    private boolean isWithin;
    private boolean isDecoding;
    private boolean hasOverflowed;

    /** The handler behind a decoder. */
    public interface Reader {

        /** The reader of a connection without responses. */
        Reader NEVER_BUSY = new Reader() {};

        /** Called when bytes were received, even half a request, before they are decoded. */
        default void bytesReceived() {}

        /** Returns whether it accepts no parts of requests for now. */
        default boolean isBusy() {
            return false;
        }
    }

    public RequestDecoder(Reader reader, MemoryBudget memory) {
        super(LIMITS);
        this.reader = reader;
        this.memory = memory;
        setCumulator(this::cumulate);
    }

    /** Keeps received bytes while they are decoded; {@link #read} keeps the rest. */
    private ByteBuf cumulate(ByteBufAllocator allocator, ByteBuf kept, ByteBuf added) {
        if (kept.isReadable()) {
            return memory.keep(allocator, kept, added);
        }
        kept.release();
        return added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        reader.bytesReceived();
        if (message instanceof ByteBuf bytes && isTooMuch(bytes)) {
            hasOverflowed = true;
            bytes.release();
        } else {
            readNanos = context.executor().ticker().nanoTime();
            read(context, message);
        }
    }

    private boolean isTooMuch(ByteBuf bytes) {
        return hasOverflowed || (reader.isBusy() && actualReadableBytes() + bytes.readableBytes() > MAX_WAITING);
    }

    /** Keeps undecoded bytes when the client shuts down its output: Netty's decoder would drop them. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
    }

    private void read(ChannelHandlerContext context, Object bytes) throws Exception {
        isDecoding = true;
        try {
            super.channelRead(context, bytes);
            if (hasMore() && !MemoryBudget.isKept(internalBuffer())) {
                super.channelRead(context, Unpooled.EMPTY_BUFFER);
            }
            charged = memory.change(charged, head == null ? 0 : headWeight);
        } finally {
            isDecoding = false;
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        charged = memory.change(charged, 0);
        super.handlerRemoved0(context);
    }

    /** Decodes the bytes received while its reader was busy. */
    public void resume(ChannelHandlerContext reading) {
        if (isDecoding || actualReadableBytes() == 0) {
            return;
        }
        try {
            read(reading.pipeline().context(this), Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            reading.fireExceptionCaught(e);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> parts) throws Exception {
        if (reader.isBusy()) {
            return;
        }
        int start = bytes.readerIndex();
        super.decode(context, bytes, parts);
        weigh(bytes.readerIndex() - start, parts);
        if (!isInContent) {
            scanner.scan(bytes, start, bytes.readerIndex());
            if (!parts.isEmpty() && parts.get(0) instanceof DecodedHead decoded) {
                parts.set(0, judged(decoded, bytes, start));
            }
        }
        if (!parts.isEmpty()) {
            isInContent = !(parts.get(parts.size() - 1) instanceof LastHttpContent);
        }
    }

    private void weigh(int read, List<Object> parts) {
        if (head != null) {
            headBytes += read;
            headWeight = MemoryBudget.weightOf(head.headers(), headBytes);
            head = parts.isEmpty() ? head : null;
        }
    }

    /** Returns a head with its violations; its request line may have been too long to decode. */
    private DecodedHead judged(DecodedHead decoded, ByteBuf bytes, int start) {
        DecodedHead judged = decoded;
        if (firstLine == null) {
            int length = Math.min(bytes.readerIndex() - start, LIMITS.getMaxInitialLineLength());
            String line = bytes.toString(start, length, StandardCharsets.ISO_8859_1);
            judged = DecodedHead.undecodable(
                    line.strip().split("\n", 2)[0].strip().split(" ", 3));
            judged.setDecoderResult(decoded.decoderResult());
        }
        firstLine = null;
        scanner.finish(judged);
        RequestRules.check(judged);
        return judged;
    }

    @Override
    protected HttpMessage createMessage(String[] words) {
        isWithin = true;
        headBytes = 0;
        firstLine = words;
        head = DecodedHead.of(words);
        return head;
    }

    /** Returns when the latest of its bytes were received. */
    public long readNanos() {
        return readNanos;
    }

    /** Returns the approximate memory of the last head passed on. */
    public int headWeight() {
        return headWeight;
    }

    @Override
    protected HttpMessage createInvalidMessage() {
        return DecodedHead.undecodable(firstLine == null ? new String[0] : firstLine);
    }

    /** Keeps the Content-Length, which has no effect but is a part of what the client has sent. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        clearContentLength();
    }

    /** Returns the length of the last head passed on. */
    public int headBytes() {
        return headBytes;
    }

    /** Called when the last part of a request was passed on. */
    public void finished() {
        isWithin = false;
    }

    /** Returns whether it holds undecoded bytes. */
    public boolean hasMore() {
        return actualReadableBytes() > 0;
    }

    /** Returns whether received bytes exceeded the limit: bytes after those that it holds cannot be decoded. */
    public boolean hasOverflowed() {
        return hasOverflowed;
    }

    /** Returns whether it holds no part of a request, so that another decoder could replace it. */
    public boolean isIdle() {
        return !isWithin && !hasOverflowed && !hasMore();
    }
}
