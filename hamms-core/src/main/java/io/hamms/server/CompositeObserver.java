package io.hamms.server;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;

/** Passes each event to the listeners of two observers, one after the other. */
record CompositeObserver(Observer first, Observer second) implements Observer {

    @Override
    public ConnectionListener connected(FailureMode mode, Connection connection) {
        ConnectionListener one = first.connected(mode, connection);
        try {
            ConnectionListener other = second.connected(mode, connection);
            return other == ConnectionListener.NONE ? one : new CompositeListener(one, other);
        } catch (RuntimeException | Error e) {
            // The connection ends without a listener: the first observer would never learn of its end.
            one.ended(Ending.SERVER_FIN);
            one.closed();
            throw e;
        }
    }
}
