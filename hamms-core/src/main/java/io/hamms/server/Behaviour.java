package io.hamms.server;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The dispatchers and default arguments that one server has for its modes.
 *
 * @param scripts the scripts that ports follow, by their mode
 * @param defaults the values of parameters that a request does not set, by their mode
 */
public record Behaviour(Map<FailureMode, Dispatcher> scripts, Map<FailureMode, Map<String, String>> defaults) {

    /** Creates one that is empty. */
    public Behaviour() {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** Returns a copy, with every dispatcher in its initial state. */
    public Behaviour anew() {
        Behaviour copy = new Behaviour(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(defaults));
        for (Map.Entry<FailureMode, Dispatcher> script : scripts.entrySet()) {
            copy.scripts.put(script.getKey(), script.getValue().anew());
        }
        return copy;
    }

    /** Sets the ports of a server to the state in which they begin with these dispatchers and arguments. */
    public void beginOn(RunningServer running) {
        List<ModeCall> calls = new ArrayList<>();
        for (Map.Entry<FailureMode, Map<String, String>> values : defaults.entrySet()) {
            calls.add(ModeCall.with(values.getKey(), values.getValue()));
        }
        running.begin(calls, scripts);
    }

    /** Sets or, if null, removes a dispatcher; returns the mode, and throws if it does not wait for requests. */
    public FailureMode script(FailureMode mode, @Nullable Dispatcher script) {
        if (!mode.fault().isScriptable()) {
            throw new InvalidOptionException("mode", mode.name(), "one that waits for requests");
        }
        if (script == null) {
            scripts.remove(mode);
        } else {
            scripts.put(mode, script);
        }
        return mode;
    }

    /** Sets defaults; throws if the mode does not have the parameters, or rejects the values. */
    public ModeCall defaults(FailureMode mode, Map<String, String> values) {
        ModeCall call = ModeCall.withDefaults(mode, values);
        defaults.put(mode, Map.copyOf(values));
        return call;
    }
}
