package io.hamms.server;

import io.hamms.fault.FailureMode;
import io.hamms.journal.Journal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The journals of the modes that a server serves or has served; another mode's journal would prove nothing. */
public final class ServedJournals {

    private final Journal all;
    private final Settings settings;
    private final Map<String, Journal> byMode = new ConcurrentHashMap<>();

    /** Creates the journals of the modes with a port at the start. */
    public ServedJournals(Journal all, Settings settings) {
        this.all = all;
        this.settings = settings;
        for (FailureMode mode : settings.modes()) {
            if (mode.hasPort() && mode.fault().missing().isEmpty()) {
                add(mode);
            }
        }
    }

    /** Keeps a journal of a mode from now on. */
    public void add(FailureMode mode) {
        byMode.putIfAbsent(mode.name(), all.of(mode.name()));
    }

    /** Returns the journal of a mode; throws if it was never served. */
    public Journal of(FailureMode mode) {
        Journal known = byMode.get(mode.name());
        if (known == null) {
            throw settings.notServed(mode);
        }
        return known;
    }
}
