package io.hamms.fault;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a mode's parameters for one request: what its query says, the defaults otherwise. Immutable. */
public final class Arguments {

    /** Nothing but defaults. */
    static final Arguments DEFAULTS = new Arguments(Map.of());

    private static final int MAX_QUERY_PARAMETERS = 256;

    private final Map<Parameter<?>, Object> given;

    private Arguments(Map<Parameter<?>, Object> given) {
        this.given = given;
    }

    /**
     * Reads the query of a request target. Of a repeated name the first counts; names that no parameter has are left
     * to whoever put them there.
     *
     * @throws BadParameterException if a value is not one of those expected
     */
    static Arguments read(List<Parameter<?>> parameters, String target) {
        if (parameters.isEmpty() || target.indexOf('?') < 0) {
            return DEFAULTS;
        }
        Map<String, List<String>> query = query(target);
        Map<Parameter<?>, Object> given = new HashMap<>();
        for (Parameter<?> parameter : parameters) {
            List<String> values = query.get(parameter.name());
            if (values != null) {
                given.put(parameter, parameter.read(values.get(0)));
            }
        }
        return new Arguments(given);
    }

    /**
     * Reads values by name.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    static Arguments of(List<Parameter<?>> parameters, Map<String, String> values) {
        Map<Parameter<?>, Object> given = new HashMap<>();
        values.forEach((name, value) -> {
            Parameter<?> named = parameters.stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadParameterException("parameter", name, expectedNames(parameters)));
            given.put(named, named.read(value));
        });
        return new Arguments(given);
    }

    private static String expectedNames(List<Parameter<?>> parameters) {
        return parameters.isEmpty()
                ? "none; this mode has no parameters"
                : String.join(", ", parameters.stream().map(Parameter::name).toList());
    }

    /** Returns these arguments and, where they say nothing, those of another. */
    Arguments or(Arguments other) {
        if (other.given.isEmpty()) {
            return this;
        }
        Map<Parameter<?>, Object> both = new HashMap<>(other.given);
        both.putAll(given);
        return new Arguments(both);
    }

    private static Map<String, List<String>> query(String target) {
        try {
            return new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MAX_QUERY_PARAMETERS, true)
                    .parameters();
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(
                    "query", target.substring(target.indexOf('?') + 1), "percent-encoded UTF-8");
        }
    }

    /** Returns the value of a parameter of the mode. */
    @SuppressWarnings("unchecked") // A parameter is only ever mapped to what it has read itself.
    public <T> T get(Parameter<T> parameter) {
        Object value = given.get(parameter);
        return value == null ? parameter.defaultValue() : (T) value;
    }
}
