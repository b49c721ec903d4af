package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Role;
import io.hamms.fault.Script;
import io.hamms.mode.FailureModes;
import java.util.HashMap;
import java.util.Map;

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

    /** Sets a script; throws if the mode does not wait for requests. */
    void script(String name, Script script) {
        FailureMode mode = FailureModes.named(name);
        if (!Script.isFor(mode)) {
            throw new IllegalArgumentException("mode: " + name + " (expected: one that waits for requests)");
        }
        scripts.put(mode, script);
    }

    /** Sets defaults; throws if the mode does not have such parameters. */
    Role defaults(String name, Map<String, String> values) {
        Role role = Role.with(FailureModes.named(name), values);
        defaults.put(role.mode(), Map.copyOf(values));
        return role;
    }
}
