package io.hamms.bench;

import static java.util.Map.entry;

import java.util.Map;

/** The reasons for missed goals, by {@link Goal#key()}: the only part of the report that is written by hand. */
final class Reasons {

    /** A reason is printed only if the goal was missed in the reported run. */
    static final Map<String, String> BY_GOAL = Map.ofEntries(
            entry(
                    "hang/Hamms/live heap, B a connection",
                    "the next row shows a connection that only hangs. Once the server has read from a connection,"
                            + " Netty keeps 136 bytes more, and the journal 228 bytes for a GET, both counted in"
                            + " class histograms."),
            entry(
                    "hang/Hamms/connects over 50 ms",
                    "a connect that takes a second found the kernel's queue full and sent its SYN again. It happens"
                            + " in some runs, to the plain server, too: client and server share two processors, and a"
                            + " JVM that has just started compiles code and collects garbage while the connections"
                            + " arrive."),
            entry(
                    "hang/Hamms/of the best peer's CPU",
                    "half of the processor time is the compiler's and the collector's, 112 of 207 µs a connection by"
                            + " thread: the process has just started, and the client opens all connections within"
                            + " seconds, before the code is compiled. The peers have started as recently."),
            entry(
                    "hang/Hamms/another GET p99, ms",
                    "the pauses of the garbage collector, and a client that shares two processors with the server."),
            entry(
                    "sleep/Hamms/live heap, B a request",
                    "the waiting steps and their output are two objects, and so are the reader of requests and the"
                            + " queue, so that another version of HTTP can share one of each pair. That costs 90"
                            + " bytes, counted in class histograms. A connection without a request has none of these"
                            + " objects."),
            entry(
                    "drip/Hamms/of a scheduled task's CPU",
                    "a timer wheel wakes an event loop at most 250 times a second instead of once for each byte, but"
                            + " at 3,000 bytes a second both servers spend two thirds of their time in the kernel,"
                            + " most of it on sending."),
            entry(
                    "drip/Hamms/late p99, ms",
                    "a connection that arrives during a pause of the garbage collector is read after the pause, and"
                            + " each of its bytes is as late."),
            entry(
                    "drip/Hamms/late p99 since its first byte, ms",
                    "the pauses of the garbage collector, and a client that shares two processors with the server."),
            entry("sleep/Hamms/late p99, ms", "the pauses of the garbage collector while the requests arrive."),
            entry(
                    "start-up/Hamms/of plain Netty's",
                    "a jar cannot set JVM flags: its classes are read from the jar, verified and compiled"
                            + " anew at each start, and each mode is a class. The launcher starts the JVM with an "
                            + "archive of them."),
            entry(
                    "start-up/Hamms, by its launcher/of plain Netty's",
                    "with the archive, classes need not be read and verified; initializing Netty and opening a"
                            + " hundred ports takes most of the rest, and the script itself starts another program."),
            entry(
                    "first-start/Hamms, one mode/of plain Netty's",
                    "the first start loads a hundred classes besides those of Netty: the server, the journal "
                            + "and the mode that it serves."));

    private Reasons() {}
}
