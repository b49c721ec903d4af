package io.hamms.handler;

import io.hamms.fault.Request;
import io.hamms.http.DecodedHead;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, answered one at a time and in order (RFC 9112, section 9.3.2): pipelined
 * requests wait in the decoder. The queue itself is the last step of each response.
 */
final class RequestQueue implements Step {

    private final RequestReader reader;
    private final HttpFault fault;
    private final Port port;
    private final ChannelOutput output;
    private final StepWire wire;

    /** The exchange whose request is still being received; null between two requests. */
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

    /** Returns whether a request would have to wait for the response to the one before. */
    boolean isBusy() {
        return isAnswering && !isOver();
    }

    /** Returns whether no decoder is needed at present. */
    boolean needsNoDecoder() {
        return isAnswering || wire.hasEnded();
    }

    private boolean isOver() {
        return wire.hasEnded() || !output.isActive();
    }

    /** Returns the request's share of the memory budget. */
    void release() {
        held = port.memory().change(held, 0);
    }

    /** Handles a part of a request; does not release it. */
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

    /** Reports input after the end: the rest of the current request, and later requests. */
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
                port::numberOf,
                ClientHelloReader.kept(output.channel()));
        Exchange begun = Exchange.begin(port, output, fault, head, arrival);
        exchange = begun;
        wire.headReceived(reader.headBytes());
        if (begun.isAccepted()) {
            held = port.memory().change(held, reader.headWeight() + begun.contentLimit());
        }
        begun.head();
    }

    private void answer(Exchange complete) {
        isAnswering = true;
        wire.responseStarted(reader.hasMore());
        exchange = null;
        complete.answer(this);
    }

    /** Continues with the next request after a response. One read may bring hundreds of requests. */
    @Override
    public boolean run(StepQueue queue) {
        if (output.isTurnOver(0)) {
            output.resumeLater();
            return false;
        }
        wire.shape(null);
        output.delivered();
        isAnswering = false;
        release();
        if (reader.resume() && !isAnswering && !isOver()) {
            wire.fin();
        }
        return true;
    }
}
