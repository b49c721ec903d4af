package io.hamms.control;

import io.hamms.fault.FailureMode;
import io.hamms.http.Percent;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.text.Numbers;
import io.hamms.text.Utf8;
import java.util.Map;

/**
 * A request with the variables of its route.
 *
 * @param variables the path's segments by the names in the route's template
 * @param query the query
 * @param body the content
 * @param isHead whether the method is HEAD
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not kept by any caller.
record RoutedRequest(Map<String, String> variables, QueryParameters query, byte[] body, boolean isHead) {

    /** Returns the mode named in the path. */
    FailureMode mode() {
        try {
            return FailureModes.named(variable("name"));
        } catch (UnknownModeException e) {
            throw ProblemException.of(404, e);
        }
    }

    /** Returns the port number in the path; an invalid one gives 404, like an unknown one. */
    int port() {
        String text = variable("port");
        try {
            return Numbers.integer(text);
        } catch (NumberFormatException e) {
            throw ProblemException.of(404, "port", text, "one of those served");
        }
    }

    /** Returns the file name in the path. */
    String file() {
        return variable("file");
    }

    /** Returns the key in the path. */
    String key() {
        String text = variable("key");
        try {
            return Utf8.text(Percent.decode(text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(404, "key", text, "percent-encoded UTF-8");
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
