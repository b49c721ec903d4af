package io.hamms.mode.catalogue;

import io.hamms.error.InvalidOptionException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/** Thrown for a name that no failure mode has. */
public final class UnknownModeException extends InvalidOptionException {

    @Serial
    private static final long serialVersionUID = 1;

    private final ArrayList<String> nearest;

    UnknownModeException(String name, List<String> nearest) {
        super("mode", name, String.join(", ", nearest) + ", or another mode of the catalogue");
        this.nearest = new ArrayList<>(nearest);
    }

    /** Returns the most similar names, the nearest first. */
    public List<String> nearest() {
        return List.copyOf(nearest);
    }
}
