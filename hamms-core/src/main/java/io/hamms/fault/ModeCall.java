package io.hamms.fault;

import io.hamms.http.QueryString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mode and the arguments with which it answers one request.
 *
 * @param mode the mode
 * @param arguments the values of its parameters
 * @param prefix the part of the request's path that is hidden from the mode; may be empty
 * @param ignored the names of parameters in the query without effect, as {@link QueryString#ignored} returns them
 * @param spared the mode that did not strike this request, so that the baseline answers in its place; null if it struck
 */
public record ModeCall(
        FailureMode mode,
        Arguments arguments,
        String prefix,
        List<String> ignored,
        @Nullable FailureMode spared) {

    /** Copies the names. */
    public ModeCall {
        ignored = List.copyOf(ignored);
    }

    private ModeCall(FailureMode mode, Arguments arguments, String prefix, List<String> ignored) {
        this(mode, arguments, prefix, ignored, null);
    }

    /** Returns a call of a mode with its defaults. */
    public static ModeCall byDefault(FailureMode mode) {
        return new ModeCall(mode, Arguments.DEFAULTS, "", List.of());
    }

    /**
     * Returns a call with the parameters in the query of a request target; unknown and repeated ones are
     * ignored, and are reported as {@link #ignored()}.
     *
     * @throws BadParameterException if a value is not one of those expected
     */
    public static ModeCall of(FailureMode mode, String target) {
        if (target.indexOf('?') < 0) {
            return byDefault(mode);
        }
        QueryString query = QueryString.ofTarget(target);
        return new ModeCall(
                mode, Arguments.read(mode.accepted(), query), "", Arguments.ignored(mode.accepted(), query));
    }

    /** Returns a call as {@link #of} does, for a request that is only reported: without invalid values. */
    public static ModeCall reported(FailureMode mode, String target) {
        try {
            return of(mode, target);
        } catch (BadParameterException e) {
            return byDefault(mode);
        }
    }

    /**
     * Returns a call with the parameters in a query.
     *
     * @throws BadParameterException if a value is not one of those expected, no parameter has one of the names,
     *     or one is repeated
     */
    public static ModeCall strictly(FailureMode mode, QueryString query) {
        Arguments.refuseIgnored(mode.accepted(), query);
        return new ModeCall(mode, Arguments.read(mode.accepted(), query), "", List.of());
    }

    /** Returns a mode with the parameters in the query of a text that is written like a target; throws as the other. */
    public static ModeCall strictly(FailureMode mode, String written) {
        return strictly(mode, query(written));
    }

    private static QueryString query(String written) {
        try {
            return QueryString.ofText(written);
        } catch (IllegalArgumentException e) {
            throw BadParameterException.about(
                    "query", written.substring(written.indexOf('?') + 1), "Unicode without half characters");
        }
    }

    /**
     * Returns a call with these values of parameters, by name, as {@link #texts} returns them.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    public static ModeCall with(FailureMode mode, Map<String, String> values) {
        return new ModeCall(mode, Arguments.of(mode.accepted(), values), "", List.of());
    }

    /**
     * Returns a call with these values as the defaults of a server, checked as for a request without a query.
     *
     * @throws BadParameterException as for {@link #with(FailureMode, Map)}, or if the mode's fault rejects them
     */
    public static ModeCall withDefaults(FailureMode mode, Map<String, String> values) {
        ModeCall call = with(mode, values);
        call.with(Arguments.DEFAULTS.withDefaults(call.arguments)).checked();
        return call;
    }

    /**
     * Returns the values of a mode's parameters in the query of a text in the syntax of a target, by name:
     * percent-decoded, except for a parameter of any bytes, in which bytes that are not text stay encoded.
     *
     * @throws BadParameterException if a value is not one of those expected, or no parameter has one of the names
     */
    public static Map<String, String> texts(FailureMode mode, String written) {
        QueryString query = query(written);
        Arguments.refuseIgnored(mode.accepted(), query);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter<?> parameter : mode.accepted()) {
            String text = parameter.textIn(query);
            if (text != null) {
                parameter.read(text);
                texts.put(parameter.name(), text);
            }
        }
        return texts;
    }

    /** Returns the value of a universal parameter, or of the mode's own parameter in its place. */
    @SuppressWarnings("unchecked") // A parameter of a mode has the type of the universal one that it replaces.
    public <T> T effect(Parameter<T> effect) {
        if (arguments.isEmpty()) {
            return effect.defaultValue();
        }
        Parameter<?> replacing = accepted(effect.name());
        return replacing == null ? effect.defaultValue() : arguments.get((Parameter<T>) replacing);
    }

    private @Nullable Parameter<?> accepted(String name) {
        for (Parameter<?> parameter : mode.accepted()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    /** Returns what this request is counted with; empty for all requests without a key. */
    public String key() {
        return effect(Effects.KEY);
    }

    /**
     * Returns this call with a key, unless it has one.
     *
     * @throws BadParameterException if the key is too long
     */
    public ModeCall keyed(String key) {
        Parameter<?> parameter = accepted(Effects.KEY.name());
        return parameter == null
                ? this
                : with(arguments.or(Arguments.of(List.of(parameter), Map.of(parameter.name(), key))));
    }

    /**
     * Returns this call, unless the mode's fault rejects its arguments.
     *
     * @throws BadParameterException if it does
     */
    public ModeCall checked() {
        mode.fault().check(arguments);
        return this;
    }

    /** Returns this call with other arguments. */
    public ModeCall with(Arguments others) {
        return new ModeCall(mode, others, prefix, ignored, spared);
    }

    /** Returns this call for a request whose path begins with a prefix that is hidden from the mode. */
    public ModeCall withPathPrefix(String pathPrefix) {
        return new ModeCall(mode, arguments, pathPrefix, ignored, spared);
    }

    /** Returns a call of the baseline in place of this one, which does not strike, with the same key. */
    public ModeCall sparedFor(FailureMode baseline) {
        ModeCall call = new ModeCall(baseline, Arguments.DEFAULTS, prefix, ignored, mode);
        return key().isEmpty() ? call : call.keyed(key());
    }

    /** Returns this call with these names of ignored parameters. */
    public ModeCall ignoring(List<String> names) {
        return new ModeCall(mode, arguments, prefix, names, spared);
    }
}
