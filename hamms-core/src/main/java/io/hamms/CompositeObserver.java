package io.hamms;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Request;
import io.hamms.http.Violation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** Reports every event to two observers, in their order. */
record CompositeObserver(Observer first, Observer second) implements Observer {

    @Override
    public void connected(FailureMode mode, Channel connection) {
        first.connected(mode, connection);
        second.connected(mode, connection);
    }

    @Override
    public void requested(FailureMode mode, Channel connection, Request request) {
        first.requested(mode, connection, request);
        second.requested(mode, connection, request);
    }

    @Override
    public void received(FailureMode mode, Channel connection, ByteBuf content, boolean isLast) {
        first.received(mode, connection, content, isLast);
        second.received(mode, connection, content, isLast);
    }

    @Override
    public void violated(FailureMode mode, Channel connection, Violation violation) {
        first.violated(mode, connection, violation);
        second.violated(mode, connection, violation);
    }

    @Override
    public void delivered(FailureMode mode, Channel connection) {
        first.delivered(mode, connection);
        second.delivered(mode, connection);
    }

    @Override
    public void ended(FailureMode mode, Channel connection, Ending ending) {
        first.ended(mode, connection, ending);
        second.ended(mode, connection, ending);
    }

    @Override
    public void closed(FailureMode mode, Channel connection) {
        first.closed(mode, connection);
        second.closed(mode, connection);
    }
}
