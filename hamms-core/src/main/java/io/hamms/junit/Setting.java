package io.hamms.junit;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set on a server.
 *
 * @param scripts the scripts, by the name of their mode
 * @param defaults the defaults, by the name of their mode
 */
record Setting(Map<String, Dispatcher> scripts, Map<String, Map<String, String>> defaults) {

    static Setting of(HammsNettyServer server) {
        Setting set = new Setting(new HashMap<>(), new HashMap<>());
        for (FailureMode mode : FailureModes.ALL) {
            server.script(mode.name()).ifPresent(script -> set.scripts.put(mode.name(), script));
            set.defaults.put(mode.name(), server.defaults(mode.name()));
        }
        return set;
    }

    /** Sets a server to this again, with each script at its first step. */
    void restore(HammsNettyServer server) {
        for (FailureMode mode : FailureModes.ALL) {
            String name = mode.name();
            @Nullable Dispatcher script = scripts.get(name);
            if (script != null) {
                server.script(name, script.anew());
            } else if (server.script(name).isPresent()) {
                server.script(name, null);
            }
            Map<String, String> values = defaults.getOrDefault(name, Map.of());
            if (!values.equals(server.defaults(name))) {
                server.defaults(name, values);
            }
        }
    }
}
