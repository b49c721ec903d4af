package io.hamms.handler;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.Request;
import io.hamms.fault.Wire;

/** Adapts a fault that does not wait for requests, so that it answers one on another mode's port. */
final class RawFaultAdapter extends HttpFault {

    private final RawFault raw;

    private RawFaultAdapter(RawFault raw) {
        this.raw = raw;
    }

    /** Returns a mode's fault, or what is behind its TLS, as a fault that answers requests. */
    static HttpFault of(FailureMode mode) {
        Fault own = mode.fault().forPort();
        Fault fault = own instanceof PortPipeline pipeline ? pipeline.behind() : own;
        if (fault instanceof HttpFault http) {
            return http;
        }
        if (fault instanceof RawFault bytes) {
            return new RawFaultAdapter(bytes);
        }
        throw new InvalidOptionException("mode", mode, "one that answers requests");
    }

    /**
     * Calls the fault's hooks for a new connection and its first bytes; if both do nothing, the connection is held. It
     * sends no 100 Continue: the fault acts on the first bytes, as it does on a port of its own.
     */
    @Override
    protected void onHead(Request request, Wire wire) {
        // Verbs after one that ends the connection are dropped.
        raw.onAccept(wire);
        raw.onFirstBytes(request.call().arguments(), wire);
        wire.hold();
    }

    /** Does nothing: {@link #onHead} has queued every step. */
    @Override
    protected void onRequest(Request request, Wire wire) {}
}
