package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.fault.KeyCount;
import java.util.List;

/** What was counted with one key. */
final class KeyResource {

    private final HammsNettyServer hamms;

    KeyResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse show(RoutedRequest call) {
        call.query().only();
        String key = call.key();
        List<KeyCount> counts = hamms.counts(key);
        return ControlResponse.json(json -> {
            json.writeStringField("key", key);
            json.writeArrayFieldStart("counts");
            for (KeyCount count : counts) {
                json.writeStartObject();
                json.writeNumberField("port", count.port());
                json.writeStringField("mode", count.mode());
                json.writeNumberField("requests", count.requests());
                json.writeNumberField("struck", count.struck());
                json.writeOptionalNumberField("left", count.left());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
