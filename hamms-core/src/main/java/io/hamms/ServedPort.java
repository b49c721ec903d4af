package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.server.Binding;

/**
 * A port that a server serves.
 *
 * @param port its number
 * @param mode its mode
 */
public record ServedPort(int port, FailureMode mode) {

    static ServedPort of(Binding bound) {
        return new ServedPort(bound.number(), bound.mode());
    }
}
