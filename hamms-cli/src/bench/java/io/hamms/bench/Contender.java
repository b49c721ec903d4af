package io.hamms.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A server that is measured.
 *
 * @param name the name in the tables
 * @param command the command that starts it
 * @param hold an endpoint that never answers
 * @param hello an endpoint that answers at once
 * @param sleep an endpoint that answers after some seconds
 * @param nap an endpoint that answers almost at once, by the same code as {@code sleep}
 * @param most the number of connections that it is made to hold
 */
record Contender(
        String name, List<String> command, Endpoint hold, Endpoint hello, Endpoint sleep, Endpoint nap, int most) {

    /**
     * A port and a request target.
     *
     * @param port the port on the loopback interface
     * @param target the request's target
     */
    record Endpoint(int port, String target) {}

    static Contender onOnePort(String name, int port, List<String> command) {
        return new Contender(
                name,
                command,
                new Endpoint(port, "/hold"),
                new Endpoint(port, "/hello"),
                new Endpoint(port, "/sleep"),
                new Endpoint(port, "/hello"),
                Integer.MAX_VALUE);
    }

    /** Returns the same server, in a process with this limit of open descriptors. */
    Contender limitedTo(int descriptors) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "sh"));
        all.addAll(command);
        return new Contender(name, all, hold, hello, sleep, nap, most);
    }

    /** Returns the same server with one more argument. */
    Contender with(String argument) {
        List<String> all = new ArrayList<>(command);
        all.add(argument);
        return new Contender(name, all, hold, hello, sleep, nap, most);
    }

    Contender named(String other) {
        return new Contender(other, command, hold, hello, sleep, nap, most);
    }

    Contender most(int connections) {
        return new Contender(name, command, hold, hello, sleep, nap, connections);
    }
}
