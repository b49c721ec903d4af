package io.hamms.handler;

import io.hamms.fault.Request;
import io.hamms.http.DecodedHead;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, which are answered one at a time and in their order (RFC 9112, section 9.3.2): what
 * comes meanwhile waits in the decoder. It is itself the last step of each answer.
 */
final class RequestQueue implements Step {

    private final RequestReader reader;
    private final HttpFault fault;
    private final Port port;
    private final ChannelOutput output;
    private final StepWire wire;

    /** The exchange whose request is still coming; null between two requests. */
    private @Nullable Exchange exchange;

    private @Nullable Unanswered unanswered;
    private int rounds;
    private int held;
    private boolean isAnswering;

    RequestQueue(RequestReader reader, HttpFault fault, Port port, ChannelOutput output) {
        this.reader = reader;
        this.fault = fault;
        this.port = port;
        this.output = output;
        this.wire = output.wire();
    }

    /** Returns whether a request would have to wait for the answer to the one before. */
    boolean isBusy() {
        return isAnswering && !isOver();
    }

    /** Returns whether nothing is read at present that a decoder would be needed for. */
    boolean needsNoDecoder() {
        return isAnswering || wire.hasEnded();
    }

    private boolean isOver() {
        return wire.hasEnded() || !output.isActive();
    }

    /** Gives back the memory that is charged for the request. */
    void release() {
        held = port.memory().change(held, 0);
    }

    /** Takes a part of a request; does not release it. */
    void receive(Object part) {
        if (part instanceof HttpContent content) {
            wire.contentReceived(content.content().readableBytes(), content instanceof LastHttpContent);
        }
        if (isOver()) {
            reportUnanswered(part);
            return;
        }
        if (part instanceof DecodedHead head) {
            begin(head);
        }
        if (part instanceof HttpContent content
                && exchange != null
                && exchange.receive(content)
                && content instanceof LastHttpContent) {
            answer(exchange);
        }
    }

    /** Reports what comes after the end: the rest of the request that was begun, and those that follow. */
    private void reportUnanswered(Object part) {
        if (unanswered == null) {
            unanswered = new Unanswered(port, output.channel(), rounds, exchange == null ? null : exchange.mode());
        }
        unanswered.report(part, reader.readNanos(), true);
    }

    private void begin(DecodedHead head) {
        var arrival = new Request.Arrival(
                port.countRequest(),
                ++rounds,
                output.channel().localAddress(),
                reader.readNanos(),
                false,
                port::numberOf);
        Exchange begun = Exchange.begin(port, output, fault, head, arrival);
        exchange = begun;
        if (begun.isAccepted()) {
            held = port.memory().change(held, reader.headWeight() + begun.contentWanted());
        }
        begun.head();
    }

    private void answer(Exchange complete) {
        isAnswering = true;
        wire.responseStarted(reader.hasMore());
        exchange = null;
        complete.answer(this);
    }

    /** Goes on to the next request: the answer to the one before is on its way. One read may bring hundreds of them. */
    @Override
    public boolean run(StepQueue queue) {
        if (output.isTurnOver(0)) {
            output.resumeLater();
            return false;
        }
        output.delivered();
        isAnswering = false;
        release();
        if (reader.resume() && !isAnswering && !isOver()) {
            wire.fin();
        }
        return true;
    }
}
