package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.server.Binding;

/**
 * A port on which a server misbehaves.
 *
 * @param port its number
 * @param mode how
 */
public record ServedPort(int port, FailureMode mode) {

    static ServedPort of(Binding bound) {
        return new ServedPort(bound.number(), bound.mode());
    }
}
