package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Role;
import io.hamms.fault.Script;
import io.hamms.mode.FailureModes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the modes of one server do otherwise than the catalogue says.
 *
 * @param scripts the scripts that ports follow, by their mode
 * @param defaults the values of parameters where a request says nothing, by their mode
 */
record Behaviour(Map<FailureMode, Script> scripts, Map<FailureMode, Map<String, String>> defaults) {

    Behaviour() {
        this(new HashMap<>(), new HashMap<>());
    }

    /** Returns a copy, in which every script begins anew. */
    Behaviour anew() {
        Behaviour copy = new Behaviour(new HashMap<>(), new HashMap<>(defaults));
        scripts.forEach((mode, script) -> copy.scripts.put(mode, script.anew()));
        return copy;
    }

    /** Has the ports of a server do this. */
    void beginOn(Listeners listeners) {
        defaults.forEach((mode, values) -> listeners.assume(Role.with(mode, values)));
        scripts.forEach(listeners::follow);
    }

    /** Sets or, if null, takes back a script; returns the mode, and throws if that does not wait for requests. */
    FailureMode script(String name, @Nullable Script script) {
        FailureMode mode = FailureModes.named(name);
        if (!Script.isFor(mode)) {
            throw new IllegalArgumentException("mode: " + name + " (expected: one that waits for requests)");
        }
        if (script == null) {
            scripts.remove(mode);
        } else {
            scripts.put(mode, script);
        }
        return mode;
    }

    /** Sets defaults; throws if the mode does not have such parameters. */
    Role defaults(String name, Map<String, String> values) {
        Role role = Role.with(FailureModes.named(name), values);
        defaults.put(role.mode(), Map.copyOf(values));
        return role;
    }
}
