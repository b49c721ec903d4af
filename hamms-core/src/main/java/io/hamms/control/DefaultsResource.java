package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Parameter;
import io.hamms.text.Numbers;
import java.time.Duration;
import java.util.Map;

/** The values of a mode's parameters that count where a request says nothing. */
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
            for (Parameter<?> parameter : mode.parameters()) {
                String text = values.getOrDefault(parameter.name(), parameter.defaultText());
                json.writeFieldName(parameter.name());
                if (parameter.defaultValue() instanceof Boolean) {
                    json.writeBoolean(text.equals("true"));
                } else if (parameter.defaultValue() instanceof Number || parameter.defaultValue() instanceof Duration) {
                    json.writeNumber(Numbers.decimal(text));
                } else {
                    json.writeString(text);
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
