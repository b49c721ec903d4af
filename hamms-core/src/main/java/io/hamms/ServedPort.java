package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.server.Binding;
import io.hamms.server.Hosts;
import java.net.URI;
import java.util.List;

/**
 * A port that a server serves.
 *
 * @param port its number
 * @param mode its mode
 * @param uri its root
 */
public record ServedPort(int port, FailureMode mode, URI uri) {

    static List<ServedPort> all(List<Binding> bound, String address) {
        return bound.stream().map(binding -> of(binding, address)).toList();
    }

    private static ServedPort of(Binding bound, String address) {
        FailureMode mode = bound.mode();
        return new ServedPort(bound.number(), mode, Hosts.root(mode.scheme(), address, bound.number()));
    }
}
