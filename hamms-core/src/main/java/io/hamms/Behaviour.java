package io.hamms;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.mode.catalogue.FailureModes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scripts and default arguments that one server was given for its modes.
 *
 * @param scripts the scripts that ports follow, by their mode
 * @param defaults the values of parameters that a request leaves out, by their mode
 */
record Behaviour(Map<FailureMode, Dispatcher> scripts, Map<FailureMode, Map<String, String>> defaults) {

    Behaviour() {
        this(new HashMap<>(), new HashMap<>());
    }

    /** Returns a copy, in which every script begins anew. */
    Behaviour anew() {
        Behaviour copy = new Behaviour(new HashMap<>(), new HashMap<>(defaults));
        scripts.forEach((mode, script) -> copy.scripts.put(mode, script.anew()));
        return copy;
    }

    /** Applies them to the ports of a server. */
    void beginOn(RunningServer running) {
        defaults.forEach((mode, values) -> running.setDefaults(ModeCall.with(mode, values)));
        scripts.forEach(running::follow);
    }

    /** Sets or, if null, takes back a script; returns the mode, and throws if that does not wait for requests. */
    FailureMode script(String name, @Nullable Dispatcher script) {
        FailureMode mode = FailureModes.named(name);
        if (!mode.fault().isScriptable()) {
            throw new InvalidOptionException("mode", name, "one that waits for requests");
        }
        if (script == null) {
            scripts.remove(mode);
        } else {
            scripts.put(mode, script);
        }
        return mode;
    }

    /** Sets defaults; throws if the mode does not have such parameters. */
    ModeCall defaults(String name, Map<String, String> values) {
        ModeCall call = ModeCall.with(FailureModes.named(name), values);
        defaults.put(call.mode(), Map.copyOf(values));
        return call;
    }
}
