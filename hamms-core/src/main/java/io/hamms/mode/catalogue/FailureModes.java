package io.hamms.mode.catalogue;

import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.ByPath;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.NearestNames;
import java.util.AbstractList;
import java.util.List;

/** The port table. Its modes' classes are loaded when {@link #ALL} is first read, or one by one, by name. */
public final class FailureModes {

    /** All modes, in the order of their ports. Immutable. */
    public static final List<FailureMode> ALL = new Table();

    /** The mode that answers as any other that can be called by path. */
    public static final FailureMode BY_PATH = ByPath.to(ALL);

    private FailureModes() {}

    /** Returns the mode that answers correctly, and in place of a mode that does not strike a request. */
    public static FailureMode baseline() {
        return Healthy.MODE;
    }

    /** Returns the mode whose handshake each port has that waits for requests. */
    public static FailureMode tls() {
        return TlsHealthy.MODE;
    }

    /**
     * Returns the mode with this name.
     *
     * @throws UnknownModeException if there is none; it carries the nearest names
     */
    public static FailureMode named(String name) {
        FailureMode mode = ModesByName.named(name);
        if (mode == null) {
            throw new UnknownModeException(name, NearestNames.to(name, ALL));
        }
        return mode;
    }

    /** Loads the modes when it is first read. */
    private static final class Table extends AbstractList<FailureMode> {

        @Override
        public FailureMode get(int index) {
            return Modes.ALL.get(index);
        }

        @Override
        public int size() {
            return Modes.ALL.size();
        }
    }
}
