package io.hamms.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A server to be measured.
 *
 * @param name as the tables have it
 * @param command what starts it
 * @param hold where a request is not answered
 * @param hello where it is, at once
 * @param sleep where it is, after some seconds
 * @param nap where it is, almost at once, by the same code as after some seconds
 * @param most how many connections it is asked to hold
 */
record Contender(
        String name, List<String> command, Endpoint hold, Endpoint hello, Endpoint sleep, Endpoint nap, int most) {

    /**
     * Where something is asked for.
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

    /** Returns the same server, in a process that may open so many descriptors. */
    Contender limitedTo(int descriptors) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "sh"));
        all.addAll(command);
        return new Contender(name, all, hold, hello, sleep, nap, most);
    }

    /** Returns the same server, told one thing more. */
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
