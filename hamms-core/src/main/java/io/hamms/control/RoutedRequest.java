package io.hamms.control;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.text.Numbers;
import java.util.Map;

/**
 * A request that has found its route.
 *
 * @param variables the parts of the path for the names in the route's template
 * @param query the query
 * @param body the content
 * @param isHead whether only the head of the answer is wanted
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not kept by any caller.
record RoutedRequest(Map<String, String> variables, QueryParameters query, byte[] body, boolean isHead) {

    /** Returns the mode that the path names. */
    FailureMode mode() {
        try {
            return FailureModes.named(variable("name"));
        } catch (UnknownModeException e) {
            throw ProblemException.of(404, e);
        }
    }

    /** Returns the port that the path names; one that is none is not found, as any other. */
    int port() {
        String text = variable("port");
        try {
            return Numbers.integer(text);
        } catch (NumberFormatException e) {
            throw ProblemException.of(404, "port", text, "one of those served");
        }
    }

    /** Returns the content as a JSON object. */
    JsonBody json() {
        return JsonBody.parse(body);
    }

    private String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
