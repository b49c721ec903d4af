package io.hamms.testing;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of all connections. */
public final class Recorder implements Observer, ConnectionListener {

    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Ending> endings = new CopyOnWriteArrayList<>();

    @Override
    public ConnectionListener connected(FailureMode mode, Connection connection) {
        connections.add(mode.name());
        return this;
    }

    @Override
    public void requestReceived(FailureMode answering, Request request) {
        requests.add(request.method() + " " + request.target());
    }

    @Override
    public void ended(Ending ending) {
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
