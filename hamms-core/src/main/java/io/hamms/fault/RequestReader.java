package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection and hands them to its fault one at a time: what comes while one is being
 * answered waits in the decoder. It stands between the decoder and the fault, and is itself the last step of every
 * answer.
 */
final class RequestReader extends ChannelInboundHandlerAdapter implements Step, RequestDecoder.Reader {

    private final HttpFault fault;
    private final Port port;
    private final Wire wire;
    private HttpFault answering;
    private @Nullable RequestDecoder decoder;
    private @Nullable Request request;
    private @Nullable Unanswered unanswered;
    private @Nullable BadParameterException refusal;
    private int rounds;
    private int held;
    private boolean isAnswering;

    private RequestReader(HttpFault fault, Port port, Wire wire) {
        this.fault = fault;
        this.answering = fault;
        this.port = port;
        this.wire = wire;
    }

    /** Puts the decoder and a reader in front of the fault, and lets them read the bytes that came first. */
    static void join(ChannelHandlerContext fault, HttpFault handler, ByteBuf first) throws Exception {
        Wire wire = Wire.of(fault);
        if (wire.hasEnded()) {
            // It was refused as no HTTP, and where among its bytes a request may begin cannot be known.
            first.release();
            return;
        }
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
        RequestDecoder reading = new RequestDecoder(this, port.memory());
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
        take(part);
    }

    @Override
    public void bytesReceived() {
        wire.bytesReceived();
    }

    /** Returns whether a request waits for the answer to the one before: unless nothing is answered any more. */
    @Override
    public boolean isBusy() {
        return isAnswering && !isOver();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        held = port.memory().change(held, 0);
    }

    private boolean isOver() {
        return wire.hasEnded() || !wire.isActive();
    }

    /** Does without the decoder while an answer takes its time: it is a third of a connection that waits. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
        if ((isAnswering || wire.hasEnded()) && decoder != null && decoder.isIdle()) {
            context.pipeline().remove(decoder);
            decoder = null;
        }
        context.fireChannelReadComplete();
    }

    private void take(Object part) {
        try {
            if (part instanceof HttpContent body) {
                wire.contentReceived(body.content().readableBytes(), body instanceof LastHttpContent);
            }
            if (isOver()) {
                reportUnanswered(part);
                return;
            }
            if (part instanceof DecodedHead head) {
                begin(head);
            }
            if (part instanceof HttpContent body && request != null) {
                take(body, request);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    /** Reports what comes after the end: the rest of the request that was begun, and those that follow. */
    private void reportUnanswered(Object part) {
        if (unanswered == null) {
            FailureMode current = request == null ? null : request.call().mode();
            unanswered = new Unanswered(port, wire.channel(), rounds, current);
        }
        unanswered.report(part, decoder == null ? wire.nanoTime() : decoder.readNanos(), true);
    }

    private void take(HttpContent body, Request begun) {
        boolean isLast = body instanceof LastHttpContent;
        port.observer().received(begun.call().mode(), wire.channel(), body.content(), Unanswered.isComplete(body));
        if (body.decoderResult().isFailure()) {
            port.observer().violated(begun.call().mode(), wire.channel(), Violation.BAD_FRAMING);
            refuse(wire, 400, "a request body that does not follow its framing");
        } else if (!begun.keep(body.content())) {
            refuse(wire, 413, "a request body longer than " + answering.contentWanted(begun) + " bytes");
        } else if (isLast) {
            answer(begun);
        }
    }

    private void begin(DecodedHead head) {
        ReceivedHead received = new ReceivedHead(head, wire.channel());
        ModeCall call = port.withDefaults(ModeCall.byDefault(port.mode()));
        Response no = Refusals.ofUnreadable(head);
        try {
            call = no == null ? port.dispatch(fault, received) : call;
        } catch (BadParameterException e) {
            refusal = e;
        }
        Request begun = new Request(received, call, port, arrival());
        request = begun;
        port.observer().requested(call.mode(), wire.channel(), begun);
        if (no == null && refusal == null) {
            answering = port.faultFor(fault, call.mode());
            no = answering.isStrict() ? Refusals.ofWrong(head) : null;
        }
        if (no != null) {
            wire.send(no.to(begun)).fin();
        } else if (refusal == null) {
            int contentWanted = answering.contentWanted(begun);
            begun.keepContent(contentWanted);
            held = port.memory().change(held, (decoder == null ? 0 : decoder.headWeight()) + contentWanted);
            answering.onHead(begun, wire);
        }
    }

    private Request.Arrival arrival() {
        long nanos = decoder == null ? wire.nanoTime() : decoder.readNanos();
        return new Request.Arrival(port.countRequest(), ++rounds, wire.channel().localAddress(), nanos, false);
    }

    private void answer(Request complete) {
        isAnswering = true;
        wire.responseStarted(decoder != null && decoder.hasMore());
        request = null;
        try {
            complete.readForm();
        } catch (BadParameterException e) {
            refusal = e;
        }
        if (refusal == null) {
            answering.onRequest(complete, wire);
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

    /** Goes on to the next request: the answer to the one before is on its way. One read may bring hundreds of them. */
    @Override
    public boolean run(Wire wire) {
        if (wire.isTurnOver(0)) {
            wire.resumeLater();
            return false;
        }
        wire.delivered();
        isAnswering = false;
        held = port.memory().change(held, 0);
        if (decoder != null) {
            decoder.resume(wire.channel().pipeline().context(this));
            if (decoder.hasOverflowed() && !isAnswering && !isOver()) {
                wire.fin();
            }
        }
        return true;
    }

    private static void refuse(Wire wire, int status, String message) {
        wire.send(Refusals.of(status, message).bytes()).fin();
    }
}
