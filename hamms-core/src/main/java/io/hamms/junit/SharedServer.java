package io.hamms.junit;

import io.hamms.HammsNettyServer;
import io.hamms.error.InvalidStateException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server, with the number of the tests that are running on it. */
final class SharedServer {

    private static final Logger LOG = LoggerFactory.getLogger(SharedServer.class);

    private final HammsNettyServer server;
    /** What was set while no test was running, as by the methods that run before all tests of a class. */
    private Setting setUp = new Setting(Map.of(), Map.of());

    private int running;
    private long keys;

    SharedServer(HammsNettyServer server) {
        this.server = server;
    }

    HammsNettyServer server() {
        return server;
    }

    /** Begins a test; if no other test is running, resets the server to what was set while none was. */
    synchronized void enter() {
        if (running == 0) {
            setUp = Setting.of(server);
            server.reset();
            setUp.restore(server);
        }
        running++;
    }

    /** Ends a test; if no other test is running, removes what it has set. */
    synchronized void leave() {
        running--;
        restore(setUp);
    }

    /** Sets the server as it was before a class, if no test is running. */
    synchronized void restore(Setting before) {
        if (running > 0) {
            return;
        }
        try {
            before.restore(server);
        } catch (InvalidStateException e) {
            LOG.debug("a test has closed the server of its class; the next one fails", e);
        }
    }

    /** Returns a key that no other test on this server has. */
    synchronized String newKey() {
        keys++;
        return "test-" + keys;
    }
}
