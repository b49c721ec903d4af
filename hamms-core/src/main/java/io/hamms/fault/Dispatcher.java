package io.hamms.fault;

import io.hamms.http.RequestHead;

/**
 * Decides for each request which mode answers it: by its path, a header field, the host or the TLS server name, by
 * chance or by count. It is called on the event loop of the connection, once for each request, and must not block.
 */
@FunctionalInterface
public interface Dispatcher {

    /**
     * Returns the mode that answers this request, and its arguments.
     *
     * @param head the whole head of the request
     * @throws BadParameterException if the target is invalid; the response is 400
     */
    ModeCall dispatch(RequestHead head);

    /**
     * Returns the mode that answers this request, as {@link #dispatch(RequestHead)} does, which this calls by default.
     *
     * @param nanos when the request was received, by the clock of the event loop, in nanoseconds
     */
    default ModeCall dispatch(RequestHead head, long nanos) {
        return dispatch(head);
    }

    /** Returns a dispatcher in the state before its first request, for a server that is reset; by default this one. */
    default Dispatcher anew() {
        return this;
    }
}
