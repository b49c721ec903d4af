package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import java.util.Map;

/** A mode's default arguments on this server. */
final class DefaultsResource {

    private final HammsNettyServer hamms;

    DefaultsResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse show(RoutedRequest call) {
        call.query().only();
        FailureMode mode = call.mode();
        Map<String, String> values = hamms.defaults(mode.name());
        return ControlResponse.json(json -> {
            for (Parameter<?> parameter : mode.accepted()) {
                // Of the universal ones, those that were set.
                if (mode.parameters().contains(parameter) || values.containsKey(parameter.name())) {
                    json.writeFieldName(parameter.name());
                    parameter.writeValue(json, values.getOrDefault(parameter.name(), parameter.defaultText()));
                }
            }
        });
    }

    ControlResponse replace(RoutedRequest call) {
        call.query().only();
        hamms.defaults(call.mode().name(), call.json().texts());
        return show(call);
    }

    ControlResponse remove(RoutedRequest call) {
        call.query().only();
        hamms.defaults(call.mode().name(), Map.of());
        return ControlResponse.DONE;
    }
}
