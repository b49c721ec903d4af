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
     * @throws BadParameterException if the target asks for what cannot be had; the request is refused with 400
     */
    ModeCall dispatch(RequestHead head);

    /** Returns this script as it is before its first request, for a server that is reset; by default itself. */
    default Dispatcher anew() {
        return this;
    }
}
