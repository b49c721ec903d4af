package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.ServedPort;
import io.hamms.fault.Effects;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Symptom;
import io.hamms.http.JsonWriter;
import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.FailureModes;
import java.util.List;

/** The catalogue, with the ports of each mode, the symptoms and the universal parameters. */
final class ModeResource {

    private final HammsNettyServer hamms;

    ModeResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse list(RoutedRequest call) {
        call.query().only();
        List<ServedPort> served = hamms.ports();
        return ControlResponse.json(json -> {
            json.writeArrayFieldStart("modes");
            for (FailureMode mode : FailureModes.ALL) {
                json.writeStartObject();
                write(json, mode, served);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("symptoms");
            for (Symptom symptom : Symptom.values()) {
                json.writeStartObject();
                json.writeStringField("name", symptom.label());
                json.writeStringField("meaning", symptom.meaning());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("universal");
            Effects.ALL.forEach(parameter -> Catalogue.write(json, parameter));
            json.writeEndArray();
        });
    }

    ControlResponse show(RoutedRequest call) {
        call.query().only();
        FailureMode mode = call.mode();
        List<ServedPort> served = hamms.ports();
        return ControlResponse.json(json -> write(json, mode, served));
    }

    /** Returns the first port that serves a mode, or a placeholder. */
    private static String port(FailureMode mode, List<ServedPort> served) {
        return served.stream()
                .filter(one -> one.mode().equals(mode))
                .map(one -> Integer.toString(one.port()))
                .findFirst()
                .orElse("{port}");
    }

    private static void write(JsonWriter json, FailureMode mode, List<ServedPort> served) {
        json.writeStringField("name", mode.name());
        json.writeArrayFieldStart("ports");
        for (ServedPort one : served) {
            if (one.mode().equals(mode)) {
                json.writeNumber(one.port());
            }
        }
        json.writeEndArray();
        json.writeStringField("scheme", mode.scheme());
        Catalogue.writeFacts(json, mode);
        json.writeStringField("example", mode.tryIt().target());
        json.writeStringField("command", Catalogue.curl(mode, port(mode, served)));
        json.writeStringField("shows", mode.tryIt().sign());
    }
}
