package io.hamms.junit;

import io.hamms.HammsNettyServer;

/** A server, with the number of the tests that are running on it. */
final class SharedServer {

    private final HammsNettyServer server;
    private int running;
    private long keys;

    SharedServer(HammsNettyServer server) {
        this.server = server;
    }

    HammsNettyServer server() {
        return server;
    }

    /** Begins a test; resets the server if no other test is running. */
    synchronized void enter() {
        if (running == 0) {
            server.reset();
        }
        running++;
    }

    /** Ends a test. */
    synchronized void leave() {
        running--;
    }

    /** Returns a key that no other test on this server has. */
    synchronized String newKey() {
        keys++;
        return "test-" + keys;
    }
}
