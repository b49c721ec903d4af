package io.hamms.handler;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.Delay;
import io.hamms.fault.Effects;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.fault.Wire;
import io.hamms.http.DecodedHead;
import io.hamms.http.Http1Encoder;
import io.hamms.http.QueryString;
import io.hamms.http.RequestHead;
import io.hamms.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request, from its head to its answer. */
final class Exchange {

    private final ChannelOutput output;
    private final StepWire wire;

    /** The fault that answers; null if the head was refused, or a parameter in it. */
    private final @Nullable HttpFault fault;

    private final int contentLimit;
    private @Nullable BadParameterException refusal;
    private Request request;

    /** Whether the fault has acted on the head. */
    private boolean hasActed;

    private @Nullable ByteArrayOutputStream content;

    private Exchange(
            ChannelOutput output, @Nullable HttpFault fault, Request request, @Nullable BadParameterException refusal) {
        this.output = output;
        this.wire = output.wire();
        this.fault = fault;
        this.request = request;
        this.refusal = refusal;
        this.contentLimit = fault == null ? 0 : fault.contentLimit(request);
    }

    /**
     * Begins with the head of a request: decides which mode answers it, and reports it. A request that no mode can
     * answer is refused at once, and ends the connection.
     *
     * @param own the fault of the port
     */
    static Exchange begin(Port port, ChannelOutput output, HttpFault own, DecodedHead head, Request.Arrival arrival) {
        RequestHead received = new ReceivedHead(head, output.channel());
        ModeCall call = null;
        BadParameterException refusal = null;
        Response no = Refusals.ofUnreadable(head);
        if (no == null) {
            try {
                call = port.dispatch(own, received, arrival.nanos());
            } catch (BadParameterException e) {
                refusal = e;
            }
        }
        HttpFault fault = call == null ? null : port.faultFor(own, call.mode());
        ModeCall answering = call == null ? port.withDefaults(ModeCall.byDefault(port.mode())) : call;
        Request request = new Request(received, answering, arrival);
        ChannelConnection.listener(output.channel()).requestReceived(answering.mode(), request);
        if (fault != null && fault.isStrict()) {
            no = Refusals.ofWrong(head);
        } else if (refusal != null && request.expectsContinue()) {
            // RFC 9110, section 10.1.1: the client waits for this before it sends the content.
            no = Refusals.of(refusal).last();
        }
        if (no != null) {
            output.wire().respond(request, no).fin();
        }
        return new Exchange(output, no == null ? fault : null, request, refusal);
    }

    /** Returns whether a fault answers it: its head was not refused, nor a parameter in it. */
    boolean isAccepted() {
        return fault != null;
    }

    /** Returns how many bytes of the content are kept at most. */
    int contentLimit() {
        return contentLimit;
    }

    FailureMode mode() {
        return request.call().mode();
    }

    /** Hands the head to the fault. A refused parameter is answered later, unless the client waits for 100. */
    void head() {
        if (fault == null) {
            return;
        }
        boolean hasNoTunnel = request.method().equals("CONNECT") && !fault.answersConnect();
        wire.connectReceived(hasNoTunnel ? request : null);
        fault.onHead(request, wire);
        request.call().effect(Effects.READ_RATE).ifPresent(wire::readRate);
        if (fault.actsOnHead(request)) {
            hasActed = true;
            try {
                act(fault, 0);
            } catch (BadParameterException e) {
                refusal = e;
            }
        }
    }

    /** Reports a part of the content, and keeps it if it is wanted; returns whether the exchange goes on. */
    boolean receive(HttpContent part) {
        Unanswered.reportContent(output.channel(), part);
        if (part.decoderResult().isFailure()) {
            refuse(wire, 400, "a request body that does not follow its framing");
        } else if (!keep(part.content())) {
            refuse(wire, 413, "a request body longer than " + contentLimit + " bytes");
        } else {
            return true;
        }
        return false;
    }

    private boolean keep(ByteBuf part) {
        if (contentLimit == 0 || !part.isReadable()) {
            return true;
        }
        if (content == null) {
            content = new ByteArrayOutputStream(part.readableBytes());
        }
        if (part.readableBytes() > contentLimit - content.size()) {
            return false;
        }
        content.writeBytes(ByteBufUtil.getBytes(part));
        return true;
    }

    /** Answers, now that the whole request has come; {@code afterwards} is the last step if the connection stays. */
    void answer(Step afterwards) {
        try {
            if (refusal != null) {
                throw refusal;
            }
            complete();
            long readNanos = output.takeReadNanos();
            if (fault != null && !hasActed) {
                act(fault, readNanos);
            } else {
                wire.pause(Duration.ofNanos(readNanos));
            }
        } catch (BadParameterException e) {
            wire.shape(null);
            wire.respond(request, Refusals.of(e));
        }
        if (request.keepsAlive()) {
            wire.add(afterwards);
        } else {
            wire.fin();
        }
    }

    /**
     * Calls the mode, with the universal effects that the request asks for.
     *
     * @param readNanos how long the content still takes at its rate
     */
    private void act(HttpFault mode, long readNanos) {
        request.call().checked();
        Shape shape = Shape.of(request);
        wire.pause(Duration.ofNanos(readNanos));
        Delay delay = request.call().effect(Effects.DELAY);
        if (!delay.isNone()) {
            wire.pause(delay.at(Port.of(output.channel()).draw(request.call())));
        }
        wire.shape(shape);
        if (shape != null && shape.needsLength()) {
            wire.addTogether(() -> mode.onRequest(request, wire), shape);
        } else {
            mode.onRequest(request, wire);
        }
    }

    /** Adds the content, and the parameters in it if it is a form. */
    private void complete() {
        if (content == null) {
            return;
        }
        ModeCall call = request.call();
        if (request.head().hasForm()) {
            QueryString form = QueryString.ofForm(content.toString(StandardCharsets.ISO_8859_1));
            call = call.with(
                    call.arguments().or(ModeCall.strictly(call.mode(), form).arguments()));
        }
        request = request.with(call, content.toByteArray());
    }

    static void refuse(Wire wire, int status, String message) {
        wire.send(Http1Encoder.whole(Refusals.of(status, message))).fin();
    }
}
