package io.hamms.mode.baseline;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.http.QueryString;
import io.hamms.mode.part.NearestNames;
import java.util.List;

/** The mode that the first segments of a path name. */
final class PathName {

    /** The path below which the names are. */
    static final String BELOW = "/mode/";

    private PathName() {}

    /**
     * Returns the call of the mode that a target names.
     *
     * @param target path and query; begins with {@link #BELOW}
     * @throws BadParameterException if there is no such mode, or it cannot be called
     */
    static ModeCall call(String target, List<FailureMode> modes) {
        String name = target.substring(BELOW.length()).replaceFirst("[/?].*", "");
        for (FailureMode mode : modes) {
            if (mode.name().equals(name) && !mode.fault().isCallable()) {
                throw BadParameterException.about(
                        "mode", name, "a mode that answers requests; this one needs a port of its own");
            } else if (mode.name().equals(name)) {
                return ModeCall.strictly(mode, QueryString.ofTarget(target)).withPathPrefix(BELOW + name);
            }
        }
        throw BadParameterException.about(
                "mode", name, String.join(", ", NearestNames.to(name, modes)) + ", or another mode listed at /");
    }
}
