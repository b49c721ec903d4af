package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection and hands them to its fault one at a time: what comes while one is being
 * answered waits. It stands between the decoder and the fault, and is itself the last step of every answer.
 */
final class RequestReader extends ChannelInboundHandlerAdapter implements Step {

    /** How many parts of requests may wait for their turn before reading stops. */
    private static final int MAX_WAITING = 256;

    private final HttpFault fault;
    private final Port port;
    private final Wire wire;
    private HttpFault actor;
    private @Nullable RequestDecoder decoder;
    private @Nullable ArrayDeque<Object> waiting;
    private @Nullable Request request;
    private @Nullable BadParameterException refusal;
    private int rounds;
    private boolean isAnswering;

    private RequestReader(HttpFault fault, Port port, Wire wire) {
        this.fault = fault;
        this.actor = fault;
        this.port = port;
        this.wire = wire;
    }

    /** Puts the decoder and a reader in front of the fault, and lets them read the bytes that came first. */
    static void join(ChannelHandlerContext fault, HttpFault handler, ByteBuf first) throws Exception {
        Wire wire = Wire.of(fault);
        if (!isStartOfRequest(first)) {
            first.release();
            refuse(wire, 400, "not an HTTP request");
            return;
        }
        RequestReader reader = new RequestReader(handler, Port.of(fault.channel()), wire);
        fault.pipeline().addBefore(fault.name(), null, reader);
        reader.decode(fault.pipeline().context(reader), first);
    }

    /** Puts a decoder in front and lets it read. */
    private void decode(ChannelHandlerContext context, ByteBuf bytes) throws Exception {
        RequestDecoder reading = new RequestDecoder(wire::heard);
        decoder = reading;
        context.pipeline().addBefore(context.name(), null, reading);
        reading.channelRead(context.pipeline().context(reading), bytes);
    }

    /** Tells a method or an empty line from anything else at the first byte, so that nothing waits for a line's end. */
    static boolean isStartOfRequest(ByteBuf bytes) {
        int first = bytes.getByte(bytes.readerIndex());
        return (first > ' ' && first < 0x7f) || first == '\r' || first == '\n';
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) throws Exception {
        if (part instanceof ByteBuf bytes) {
            decode(context, bytes);
            return;
        }
        if (part instanceof LastHttpContent && decoder != null) {
            decoder.finished();
        }
        if (isAnswering) {
            wire.asked();
        }
        if (isAnswering && !wire.hasEnded()) {
            wait(context, part);
        } else {
            take(part);
        }
    }

    private void wait(ChannelHandlerContext context, Object part) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(part);
        if (waiting.size() == MAX_WAITING) {
            context.channel().config().setAutoRead(false);
        }
    }

    /** Does without the decoder while an answer takes its time: it is a third of a connection that waits. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        if (isAnswering && decoder != null && decoder.isIdle()) {
            context.pipeline().remove(decoder);
            decoder = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (waiting != null) {
            waiting.forEach(ReferenceCountUtil::release);
            waiting = null;
        }
        context.fireChannelInactive();
    }

    private void take(Object part) {
        try {
            if (part instanceof HttpContent body) {
                wire.took(body.content().readableBytes(), body instanceof LastHttpContent);
            }
            if (wire.hasEnded() || !wire.isActive()) {
                return;
            }
            if (part instanceof HttpRequest head) {
                begin(head);
            }
            if (part instanceof HttpContent body && request != null) {
                take(body, request);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void take(HttpContent body, Request begun) {
        boolean isLast = body instanceof LastHttpContent;
        port.observer().received(begun.role().mode(), wire.channel(), body.content(), isLast);
        if (body.decoderResult().isFailure()) {
            refuse(wire, 400, "a request body that does not follow its framing");
        } else if (!begun.keep(body.content())) {
            refuse(wire, 413, "a request body longer than " + actor.contentWanted(begun) + " bytes");
        } else if (isLast) {
            answer(begun);
        }
    }

    private void begin(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            refuse(head.decoderResult().cause());
            return;
        }
        if (head.protocolVersion().majorVersion() != 1) {
            refuse(wire, 505, "this port speaks HTTP/1.1");
            return;
        }
        Role role = new Role(port.mode(), Arguments.DEFAULTS, "");
        try {
            role = port.cast(fault, head.method().name(), head.uri());
        } catch (BadParameterException e) {
            refusal = e;
        }
        Request begun = new Request(head, role, port, ++rounds, wire.channel().localAddress());
        request = begun;
        port.observer().requested(role.mode(), wire.channel(), begun);
        if (refusal == null) {
            actor = port.actor(fault, role.mode());
            begun.keepContent(actor.contentWanted(begun));
            actor.onHead(begun, wire);
        }
    }

    private void answer(Request complete) {
        isAnswering = true;
        wire.answers(waiting != null);
        request = null;
        try {
            complete.readForm();
        } catch (BadParameterException e) {
            refusal = e;
        }
        if (refusal == null) {
            actor.onRequest(complete, wire);
        } else {
            wire.send(Response.refusal(refusal).to(complete));
            refusal = null;
        }
        if (complete.keepsAlive()) {
            wire.then(this);
        } else {
            wire.fin();
        }
    }

    /** Goes on to the next request: the answer to the one before is on its way. */
    @Override
    public boolean run(Wire wire) {
        wire.delivered();
        isAnswering = false;
        while (!isAnswering && waiting != null) {
            Object part = requireNonNull(waiting.poll());
            if (waiting.isEmpty()) {
                waiting = null;
                wire.channel().config().setAutoRead(true);
            }
            take(part);
        }
        return true;
    }

    private void refuse(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            refuse(
                    wire,
                    414,
                    "a request line longer than " + RequestDecoder.LIMITS.getMaxInitialLineLength() + " bytes");
        } else if (cause instanceof TooLongHttpHeaderException) {
            refuse(wire, 431, "a request head longer than " + RequestDecoder.LIMITS.getMaxHeaderSize() + " bytes");
        } else {
            refuse(wire, 400, "not an HTTP request");
        }
    }

    private static void refuse(Wire wire, int status, String message) {
        wire.send(Response.error(status, message).header("Connection", "close").bytes())
                .fin();
    }
}
