package io.hamms.bench;

import java.util.Map;

/** Why a goal is missed, by {@link Goal#key()}; the one thing in the report that is written by hand. */
final class Reasons {

    /** Printed only for a goal that was missed in the run that is reported. */
    static final Map<String, String> BY_GOAL = Map.of(
            "hang/Hamms/live heap, B a connection",
            "the next row is that of a connection that only hangs. Netty keeps 136 bytes more of one that it has read"
                    + " from, the journal 228 of a GET; both were counted in class histograms, by hand.",
            "hang/Hamms/connects over 50 ms",
            "client and server share two processors, and a JVM that has just started compiles and collects while they"
                    + " come; see the plain server's row.",
            "drip/Hamms/of a scheduled task's CPU",
            "one tick wakes an event loop at most 250 times a second instead of once a byte, but at 3,000 bytes a"
                    + " second"
                    + " both servers spend two thirds of their time in the kernel, most of it on the bytes themselves.",
            "drip/Hamms/late p99, ms",
            "connections that come while the JVM's collector pauses are read that much later, and all their bytes"
                    + " with them.",
            "drip/Hamms/late p99 since its first byte, ms",
            "the collector's pauses, and a client that shares two processors with the server.",
            "sleep/Hamms/late p99, ms",
            "the collector's pauses while the requests come.",
            "start-up/Hamms/exec to the last port, ms",
            "a jar cannot bring flags for the JVM: its classes are read from the jar, checked and compiled anew at each"
                    + " start. The launcher brings an archive of them. To have the jar start a second JVM that has one"
                    + " would add a whole JVM's start, the first row of the table, to the launcher's time.",
            "start-up/Hamms, by its launcher/exec to the last port, ms",
            "what a JVM takes here that only listens on one port, the first row of the table, is more than half of the"
                    + " goal; loading Netty and opening a hundred ports twice takes the rest and more.");

    private Reasons() {}
}
