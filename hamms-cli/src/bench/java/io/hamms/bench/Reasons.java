package io.hamms.bench;

import java.util.Map;

/** Why a goal is missed, by {@link Goal#key()}; the one thing in the report that is written by hand. */
final class Reasons {

    /** Printed only for a goal that was missed in the run that is reported. */
    static final Map<String, String> BY_GOAL = Map.of();

    private Reasons() {}
}
