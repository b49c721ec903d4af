package io.hamms.journal;

import org.jspecify.annotations.Nullable;

/**
 * A part of the journal.
 *
 * @param mode only the connections to ports of this mode; null for all
 * @param key only the requests with this key, and the connections that carry one; null for all
 */
record Selection(@Nullable String mode, @Nullable String key) {

    static final Selection ALL = new Selection(null, null);

    boolean contains(ConnectionEntry connection) {
        return isOfMode(connection) && (key == null || hasRequest(connection, key));
    }

    boolean contains(Entry request) {
        return isOfMode(request.connection) && (key == null || key.equals(request.key()));
    }

    private static boolean hasRequest(ConnectionEntry connection, String key) {
        return connection.events != null && connection.events.hasRequest(key);
    }

    private boolean isOfMode(ConnectionEntry connection) {
        return mode == null || connection.port.mode.equals(mode);
    }

    /** Returns where it looks, as the end of a phrase; empty for everywhere. */
    String where() {
        return (mode == null ? "" : " on " + mode) + (key == null ? "" : " with key " + key);
    }
}
