package io.hamms.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What answers one request: a mode, and the values of its parameters.
 *
 * @param mode the mode
 * @param arguments what its parameters are
 * @param prefix the part of the request's path that the mode does not see, empty if it sees all of it
 * @param ignored the names of the query's parameters that are not read, as {@link QueryString#namesBeside} has them
 */
public record Role(FailureMode mode, Arguments arguments, String prefix, List<String> ignored) {

    /** Keeps a copy of the names. */
    public Role {
        ignored = List.copyOf(ignored);
    }

    /** Returns a mode with its defaults. */
    static Role byDefault(FailureMode mode) {
        return new Role(mode, Arguments.DEFAULTS, "", List.of());
    }

    /**
     * Returns a mode with the parameters that a request target says in its query; names that no parameter has are left
     * to whoever put them there, and are reported as {@link #ignored()}.
     *
     * @throws BadParameterException if a value is not one of those expected
     */
    public static Role of(FailureMode mode, String target) {
        if (target.indexOf('?') < 0) {
            return byDefault(mode);
        }
        QueryString query = QueryString.ofTarget(target);
        return new Role(
                mode,
                Arguments.read(mode.parameters(), query),
                "",
                query.namesBeside(Arguments.names(mode.parameters())));
    }

    /** Returns a role as {@link #of} does, for a request that is only reported: without its values if it has to be. */
    static Role reported(FailureMode mode, String target) {
        try {
            return of(mode, target);
        } catch (BadParameterException e) {
            return byDefault(mode);
        }
    }

    /**
     * Returns a mode with the parameters in a query.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    public static Role strictly(FailureMode mode, QueryString query) {
        Arguments.refuseOthers(mode.parameters(), query.names());
        return new Role(mode, Arguments.read(mode.parameters(), query), "", List.of());
    }

    /**
     * Returns a mode with these values of its parameters, by name, as {@link #texts} returns them.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    public static Role with(FailureMode mode, Map<String, String> values) {
        return new Role(mode, Arguments.of(mode.parameters(), values), "", List.of());
    }

    /**
     * Returns the values of a mode's parameters that a query has, by name: percent-decoded, but for a parameter that
     * takes any bytes, of which those that are no text stay encoded.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    public static Map<String, String> texts(FailureMode mode, QueryString query) {
        Arguments.refuseOthers(mode.parameters(), query.names());
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter<?> parameter : mode.parameters()) {
            String text = query.text(parameter);
            if (text != null) {
                parameter.read(text);
                texts.put(parameter.name(), text);
            }
        }
        return texts;
    }

    /** Returns this role for a request whose path begins with what is none of the mode's business. */
    public Role beneath(String pathPrefix) {
        return new Role(mode, arguments, pathPrefix, ignored);
    }

    /** Returns this role for a request in whose query these parameters are not read. */
    public Role ignoring(List<String> names) {
        return new Role(mode, arguments, prefix, names);
    }

    /** Returns whether a mode can answer a request that came to another mode's port. */
    public static boolean isFor(FailureMode mode) {
        return mode.layer() != Layer.TLS && mode.fault() instanceof ConnectionFault;
    }
}
