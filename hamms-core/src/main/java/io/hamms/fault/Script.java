package io.hamms.fault;

/** Says, request by request, which mode answers. It is asked on any event loop, once for each request. */
@FunctionalInterface
public interface Script {

    /**
     * Returns who answers this request.
     *
     * @param method the method, as sent
     * @param target path and query of the request target, as sent
     * @throws BadParameterException if the target asks for what cannot be had; the request is refused with 400
     */
    Role next(String method, String target);

    /** Returns this script as it is before its first request, for a server that is reset; by default itself. */
    default Script anew() {
        return this;
    }

    /** Returns whether a mode's port can follow a script: whether it waits for requests, be it behind TLS. */
    static boolean isFor(FailureMode mode) {
        return mode.fault() instanceof HttpFault || mode.fault() instanceof PipelineFault;
    }
}
