package io.hamms.mode.part;

import io.hamms.fault.Arguments;
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
     * Checks the status.
     *
     * @throws BadParameterException if such a response has no body (RFC 9110, section 6.4.1)
     */
    public static void check(Arguments arguments) {
        int status = arguments.get(STATUS);
        if (Response.of(status).isBodyless()) {
            throw new BadParameterException(STATUS.name(), Integer.toString(status), "neither 204 nor 304");
        }
    }

    /** Returns a response with the status that a request asks for. */
    public static Response response(Request request) {
        return Response.of(request.get(STATUS));
    }
}
