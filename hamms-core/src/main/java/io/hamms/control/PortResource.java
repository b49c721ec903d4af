package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.ServedPort;
import io.hamms.http.JsonWriter;
import io.hamms.text.Addresses;
import java.util.List;

/** The ports that are served. */
final class PortResource {

    private final HammsNettyServer hamms;

    PortResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse list(RoutedRequest call) {
        call.query().only();
        List<ServedPort> ports = hamms.ports();
        return ControlResponse.json(json -> {
            json.writeArrayFieldStart("ports");
            for (ServedPort served : ports) {
                json.writeStartObject();
                write(json, served);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    ControlResponse show(RoutedRequest call) {
        call.query().only();
        ServedPort served = find(call.port());
        return ControlResponse.json(json -> write(json, served));
    }

    ControlResponse add(RoutedRequest call) {
        call.query().only();
        JsonBody body = call.json().only("mode", "port");
        int wanted = body.has("port") ? body.integer("port", 0, Addresses.MAX_PORT) : 0;
        ServedPort added = find(hamms.add(body.text("mode"), wanted));
        return ControlResponse.created("/ports/" + added.port(), json -> write(json, added));
    }

    ControlResponse remove(RoutedRequest call) {
        call.query().only();
        hamms.remove(find(call.port()).port());
        return ControlResponse.DONE;
    }

    private ServedPort find(int port) {
        return hamms.ports().stream()
                .filter(served -> served.port() == port)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(404, "port", Integer.toString(port), "one of those served"));
    }

    private static void write(JsonWriter json, ServedPort served) {
        json.writeNumberField("port", served.port());
        json.writeStringField("mode", served.mode().name());
        json.writeStringField("scheme", served.mode().scheme());
        json.writeStringField("url", served.uri().toString());
    }
}
