package io.hamms.testing;

import io.hamms.fault.Wire;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/** A wire that records the verbs that a fault calls and executes none. */
public final class RecordingWire {

    private RecordingWire() {}

    /** Returns a wire that adds each verb and its arguments to a list. */
    public static Wire into(List<String> verbs) {
        return (Wire)
                Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {Wire.class}, (wire, verb, a) -> {
                    verbs.add(verb.getName()
                            + (a == null
                                    ? ""
                                    : " "
                                            + String.join(
                                                    ", ",
                                                    Arrays.stream(a)
                                                            .map(String::valueOf)
                                                            .toList())));
                    return verb.getReturnType() == Wire.class ? wire : null;
                });
    }
}
