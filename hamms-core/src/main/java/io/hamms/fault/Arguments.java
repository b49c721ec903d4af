package io.hamms.fault;

import io.hamms.http.QueryString;
import io.hamms.text.Utf8;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a mode's parameters for one request: those in its query, else the defaults. Immutable. */
public final class Arguments {

    /** Only defaults. */
    static final Arguments DEFAULTS = new Arguments(Map.of());

    /** What is expected of a parameter that has one value. */
    public static final String ONCE = "the parameter only once";

    private final Map<Parameter<?>, Object> given;

    /** The defaults of a server, for parameters that neither query nor form sets. */
    private final Map<Parameter<?>, Object> defaults;

    private Arguments(Map<Parameter<?>, Object> given) {
        this(given, Map.of());
    }

    private Arguments(Map<Parameter<?>, Object> given, Map<Parameter<?>, Object> defaults) {
        this.given = given;
        this.defaults = defaults;
    }

    /**
     * Reads a mode's parameters; ignores others.
     *
     * @throws BadParameterException if a value is not one of those expected
     */
    static Arguments read(List<Parameter<?>> parameters, QueryString query) {
        Map<Parameter<?>, Object> given = new HashMap<>();
        for (Parameter<?> parameter : parameters) {
            String text = parameter.textIn(query);
            if (text != null) {
                given.put(parameter, parameter.read(text));
            }
        }
        return given.isEmpty() ? DEFAULTS : new Arguments(given);
    }

    /**
     * Reads values by name.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    static Arguments of(List<Parameter<?>> parameters, Map<String, String> values) {
        Set<String> known = names(parameters);
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw unknown(name, value, known);
            }
        });
        Map<Parameter<?>, Object> given = new HashMap<>();
        for (Parameter<?> parameter : parameters) {
            String text = values.get(parameter.name());
            if (text != null) {
                given.put(parameter, parameter.read(text));
            }
        }
        return new Arguments(given);
    }

    /**
     * Rejects what {@link #ignored} returns.
     *
     * @throws BadParameterException if there is something
     */
    static void refuseIgnored(List<Parameter<?>> parameters, QueryString query) {
        Set<String> known = names(parameters);
        for (String name : query.names()) {
            if (!known.contains(name)) {
                throw unknown(name, query.last(name), known);
            }
        }
        List<String> repeated = ignored(parameters, query);
        if (!repeated.isEmpty()) {
            throw new BadParameterException(repeated.get(0), query.last(repeated.get(0)), ONCE);
        }
    }

    private static BadParameterException unknown(String name, String value, Set<String> known) {
        return BadParameterException.unknown(
                name, value, known.isEmpty() ? "none; this mode has no parameters" : String.join(", ", known));
    }

    /** Returns the names of what has no effect: unknown parameters, and all but the first of a repeated one. */
    static List<String> ignored(List<Parameter<?>> parameters, QueryString query) {
        Set<String> repeatable = new HashSet<>();
        for (Parameter<?> parameter : parameters) {
            if (parameter.isRepeatable()) {
                repeatable.add(parameter.name());
            }
        }
        return query.ignored(names(parameters), repeatable);
    }

    /**
     * Returns the text of a parameter in a query, null if it is missing; of a repeated one the first counts.
     *
     * @throws BadParameterException if it is not percent-encoded UTF-8
     */
    public static @Nullable String text(QueryString query, String name) {
        String value = query.raw(name);
        try {
            return value == null ? null : Utf8.text(QueryString.decoded(value));
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(name, String.valueOf(value), "percent-encoded UTF-8");
        }
    }

    /** Returns the names of parameters, in their order. */
    public static Set<String> names(List<Parameter<?>> parameters) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter<?> parameter : parameters) {
            names.add(parameter.name());
        }
        return names;
    }

    /** Returns whether neither a request nor a server sets a parameter. */
    boolean isEmpty() {
        return given.isEmpty() && defaults.isEmpty();
    }

    /** Returns these arguments, completed by those of another part of the request. */
    public Arguments or(Arguments other) {
        if (other.given.isEmpty()) {
            return this;
        }
        Map<Parameter<?>, Object> both = new HashMap<>(other.given);
        both.putAll(given);
        return new Arguments(both, defaults);
    }

    /** Returns these arguments, completed by the defaults of a server. */
    public Arguments withDefaults(Arguments ofServer) {
        return new Arguments(given, ofServer.given);
    }

    /** Returns whether the request itself sets a parameter. */
    public boolean isGiven(Parameter<?> parameter) {
        return given.containsKey(parameter);
    }

    /** Returns the value of a parameter of the mode. */
    @SuppressWarnings("unchecked") // A parameter is only ever mapped to what it has read itself.
    public <T> T get(Parameter<T> parameter) {
        Object value = given.getOrDefault(parameter, defaults.get(parameter));
        return value == null ? parameter.defaultValue() : (T) value;
    }
}
