package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import io.hamms.http.JsonWriter;
import io.hamms.mode.catalogue.FailureModes;
import java.util.Map;

/** A mode's default arguments on this server. */
final class DefaultsResource {

    private final HammsNettyServer hamms;

    DefaultsResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    /** Lists the modes whose defaults were set. */
    ControlResponse list(RoutedRequest call) {
        call.query().only();
        return ControlResponse.json(json -> {
            json.writeObjectFieldStart("defaults");
            for (FailureMode mode : FailureModes.ALL) {
                Map<String, String> values = hamms.defaults(mode.name());
                if (!values.isEmpty()) {
                    json.writeObjectFieldStart(mode.name());
                    write(json, mode, values);
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
        });
    }

    ControlResponse show(RoutedRequest call) {
        call.query().only();
        FailureMode mode = call.mode();
        Map<String, String> values = hamms.defaults(mode.name());
        return ControlResponse.json(json -> write(json, mode, values));
    }

    private static void write(JsonWriter json, FailureMode mode, Map<String, String> values) {
        for (Parameter<?> parameter : mode.accepted()) {
            // Of the universal ones, those that were set.
            if (mode.parameters().contains(parameter) || values.containsKey(parameter.name())) {
                json.writeFieldName(parameter.name());
                parameter.writeValue(json, values.getOrDefault(parameter.name(), parameter.defaultText()));
            }
        }
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
