package io.hamms.mode.part;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.http.Response;

/** The status of a response that fails in its body. */
public final class BodyStatus {

    /** The parameter. */
    public static final Parameter<Integer> STATUS =
            Parameter.integer("status", 200, 200, 999, "the status code, one that has a body");

    private BodyStatus() {}

    /**
     * Returns a response with the status that a request asks for.
     *
     * @throws BadParameterException if such a response has no body (RFC 9110, section 6.4.1)
     */
    public static Response response(Request request) {
        int status = request.get(STATUS);
        Response response = Response.of(status);
        if (response.isBodyless()) {
            throw new BadParameterException(STATUS.name(), Integer.toString(status), "neither 204 nor 304");
        }
        return response;
    }
}
