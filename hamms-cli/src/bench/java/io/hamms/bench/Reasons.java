package io.hamms.bench;

import static java.util.Map.entry;

import java.util.Map;

/** The reasons for missed goals, by {@link Goal#key()}: the only part of the report that is written by hand. */
final class Reasons {

    /** A reason is printed only if the goal was missed in the reported run. */
    static final Map<String, String> BY_GOAL = Map.ofEntries(
            entry(
                    "hang/Hamms/live heap, B a connection",
                    "the next row shows a connection that only hangs. For one that it has read from, "
                            + "Netty keeps 136 bytes more, and the journal keeps 228 for a GET; both were counted "
                            + "in class histograms, by hand."),
            entry(
                    "hang/Hamms/connects over 50 ms",
                    "a connect that takes a second found the kernel's queue full and sent its SYN again. "
                            + "It happens in some runs, to the plain server, too: client and server share two "
                            + "processors, and a JVM that has just started compiles and collects while the "
                            + "connections arrive."),
            entry(
                    "hang/Hamms/another GET p99, ms",
                    "the collector's pauses, and a client that shares two processors with the server."),
            entry(
                    "sleep/Hamms/live heap, B a request",
                    "the steps that wait and the output that they write to are two objects, and so are "
                            + "the reader of the requests and their queue, so that what follows HTTP/1 can share "
                            + "one half of each: 90 bytes, counted in class histograms, by hand. A connection "
                            + "without a request has none of them."),
            entry(
                    "drip/Hamms/of a scheduled task's CPU",
                    "one tick wakes an event loop at most 250 times a second instead of once a byte, but "
                            + "at 3,000 bytes a second both servers spend two thirds of their time in the kernel, "
                            + "most of it on the bytes themselves."),
            entry(
                    "drip/Hamms/late p99, ms",
                    "a connection that arrives while the JVM's collector pauses is read late by that "
                            + "pause, and so is each of its bytes."),
            entry(
                    "drip/Hamms/late p99 since its first byte, ms",
                    "the collector's pauses, and a client that shares two processors with the server."),
            entry("sleep/Hamms/late p99, ms", "the collector's pauses while the requests arrive."),
            entry(
                    "start-up/Hamms/of plain Netty's",
                    "a jar cannot set JVM flags: its classes are read from the jar, verified and compiled"
                            + " anew at each start, and each mode is a class. The launcher starts the JVM with an "
                            + "archive of them."),
            entry(
                    "start-up/Hamms, by its launcher/of plain Netty's",
                    "the archive spares reading and verifying classes; initializing Netty and opening a "
                            + "hundred ports takes most of the rest, and the script itself starts three programs."),
            entry(
                    "first-start/Hamms, one mode/of plain Netty's",
                    "the first start loads a hundred classes besides those of Netty: the server, the journal "
                            + "and the mode that it serves."));

    private Reasons() {}
}
