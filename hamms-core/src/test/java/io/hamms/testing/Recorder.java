package io.hamms.testing;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Request;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what an observer is told. */
public final class Recorder implements Observer {

    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Ending> endings = new CopyOnWriteArrayList<>();

    @Override
    public void connected(FailureMode mode, Channel connection) {
        connections.add(mode.name());
    }

    @Override
    public void requested(FailureMode mode, Channel connection, Request request) {
        requests.add(request.method() + " " + request.target());
    }

    @Override
    public void ended(FailureMode mode, Channel connection, Ending ending) {
        endings.add(ending);
    }

    public List<String> connections() {
        return connections;
    }

    public List<String> requests() {
        return requests;
    }

    public List<Ending> endings() {
        return endings;
    }
}
