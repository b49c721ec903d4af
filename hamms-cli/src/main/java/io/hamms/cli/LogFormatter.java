package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Request;
import io.netty.channel.Channel;

/** How what happens is put into lines. Each ends with a line feed. */
interface LogFormatter {

    /** Returns what a server that has just started listens on. */
    String started(HammsNettyServer server, String bindAddress);

    /** Returns the line for a client that has connected. */
    String connected(FailureMode mode, Channel connection);

    /** Returns the line for a request whose head has been read. */
    String requested(FailureMode mode, Channel connection, Request request);

    /** Returns the line for a connection that is over. */
    String ended(FailureMode mode, Channel connection, Ending ending);

    /** Returns the line in place of those that could not be printed. */
    String leftOut(long lines);
}
