package io.hamms.journal;

import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which mode answers a request, as the journal keeps it.
 *
 * @param mode the name of the mode
 * @param key what the request is counted with; empty without a key
 * @param spared the name of the mode that did not strike it; null if the mode struck
 * @param ignored the names of unknown parameters in its query
 */
record Answer(String mode, String key, @Nullable String spared, List<String> ignored) {

    /** About the size of the objects of one text. */
    private static final long TEXT_BYTES = 150;

    static Answer of(FailureMode answering, ModeCall call) {
        FailureMode spared = call.spared();
        return new Answer(answering.name(), call.key(), spared == null ? null : spared.name(), call.ignored());
    }

    /** Returns its approximate memory in bytes. */
    long weight() {
        long weight = key.length();
        for (String name : ignored) {
            weight += TEXT_BYTES + name.length();
        }
        return weight;
    }
}
