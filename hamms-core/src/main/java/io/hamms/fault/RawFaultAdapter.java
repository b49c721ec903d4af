package io.hamms.fault;

/** A fault that does not wait for requests, made to answer one that came to another mode's port. */
final class RawFaultAdapter extends HttpFault {

    private final RawFault raw;

    private RawFaultAdapter(RawFault raw) {
        this.raw = raw;
    }

    /** Returns a mode's fault as one that answers requests. */
    static HttpFault of(FailureMode mode) {
        Fault fault = mode.fault().forPort();
        if (fault instanceof HttpFault http) {
            return http;
        }
        if (fault instanceof RawFault bytes) {
            return new RawFaultAdapter(bytes);
        }
        throw new IllegalArgumentException("mode: " + mode + " (expected: one that answers requests)");
    }

    /** Does not ask for content: the fault acts on the first bytes, as it does on a port of its own. */
    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.expectsContinue()) {
            onRequest(request, wire);
        }
    }

    /** Does what the fault does to a new connection, then to its first bytes; silence is kept as the fault keeps it. */
    @Override
    protected void onRequest(Request request, Wire wire) {
        raw.accepted(wire);
        if (!wire.hasEnded()) {
            raw.onFirstBytes(request.call().arguments(), wire);
        }
        if (!wire.hasEnded()) {
            wire.hold();
        }
    }
}
