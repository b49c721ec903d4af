package io.hamms.mode;

import io.hamms.fault.FailureMode;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.mode.connect.CloseAfterRequest;
import io.hamms.mode.connect.CloseOnAccept;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.framing.GarbageAfterRequest;
import io.hamms.mode.framing.GarbageOnAccept;
import io.hamms.mode.semantics.Healthy;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.DripFeed;
import io.hamms.mode.timing.Sleep;
import java.util.List;

/** The port table. */
public final class FailureModes {

    /** All modes, in the order of their ports. */
    public static final List<FailureMode> ALL = List.of(
            // As the original's release 1.3 has them.
            ConnectionRefused.MODE,
            AcceptSilent.MODE,
            CloseOnAccept.MODE,
            CloseAfterRequest.MODE,
            GarbageOnAccept.MODE,
            GarbageAfterRequest.MODE,
            DripFeed.EVERY_5_SECONDS,
            DripFeed.EVERY_30_SECONDS,
            Sleep.MODE,
            Status.MODE,
            // The control.
            Healthy.MODE);

    private FailureModes() {}

    /**
     * Returns the mode of this name.
     *
     * @throws UnknownModeException if there is none; it tells the nearest names
     */
    public static FailureMode named(String name) {
        for (FailureMode mode : ALL) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        throw new UnknownModeException(name, NearestNames.to(name, ALL));
    }
}
