package io.hamms.fault;

import java.util.Map;

/**
 * What answers one request: a mode, and the values of its parameters.
 *
 * @param mode the mode
 * @param arguments what its parameters are
 * @param prefix the part of the request's path that the mode does not see, empty if it sees all of it
 */
public record Role(FailureMode mode, Arguments arguments, String prefix) {

    /**
     * Returns a mode with the parameters that a request target says in its query; names that no parameter has are left
     * to whoever put them there.
     *
     * @throws BadParameterException if a value is not one of those expected
     */
    public static Role of(FailureMode mode, String target) {
        return new Role(mode, Arguments.read(mode.parameters(), target), "");
    }

    /**
     * Returns a mode with these values of its parameters, by name, as they would stand in a query.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    public static Role with(FailureMode mode, Map<String, String> values) {
        return new Role(mode, Arguments.of(mode.parameters(), values), "");
    }

    /** Returns this role for a request whose path begins with what is none of the mode's business. */
    public Role beneath(String pathPrefix) {
        return new Role(mode, arguments, pathPrefix);
    }

    /** Returns whether a mode can answer a request that came to another mode's port. */
    public static boolean isFor(FailureMode mode) {
        return mode.layer() != Layer.TLS && mode.fault() instanceof ConnectionFault;
    }
}
