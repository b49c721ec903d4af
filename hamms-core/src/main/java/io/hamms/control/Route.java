package io.hamms.control;

import io.netty.handler.codec.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An action for a method and a path.
 *
 * @param method the method; GET includes HEAD
 * @param template the path, with names in braces for its variable segments
 * @param mediaType the media type of the response; empty without content
 * @param takesBody whether the request must carry a JSON object
 * @param action handles the request
 */
record Route(
        HttpMethod method,
        String template,
        String mediaType,
        boolean takesBody,
        Function<RoutedRequest, ControlResponse> action) {

    static Route get(String template, String mediaType, Function<RoutedRequest, ControlResponse> action) {
        return new Route(HttpMethod.GET, template, mediaType, false, action);
    }

    static Route put(String template, String mediaType, Function<RoutedRequest, ControlResponse> action) {
        return new Route(HttpMethod.PUT, template, mediaType, true, action);
    }

    static Route post(String template, String mediaType, Function<RoutedRequest, ControlResponse> action) {
        return new Route(HttpMethod.POST, template, mediaType, !mediaType.isEmpty(), action);
    }

    static Route delete(String template, Function<RoutedRequest, ControlResponse> action) {
        return new Route(HttpMethod.DELETE, template, "", false, action);
    }

    /** Returns the path's segments by the names in the template; null if the path does not match. */
    @Nullable
    Map<String, String> match(String path) {
        String[] names = template.split("/", -1);
        String[] parts = path.split("/", -1);
        if (names.length != parts.length) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                variables.put(names[i].substring(1, names[i].length() - 1), parts[i]);
            } else if (!names[i].equals(parts[i])) {
                return null;
            }
        }
        return variables;
    }

    boolean accepts(HttpMethod wanted) {
        return method.equals(wanted) || (method.equals(HttpMethod.GET) && wanted.equals(HttpMethod.HEAD));
    }
}
