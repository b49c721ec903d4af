package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Json;
import io.hamms.fault.Request;
import io.hamms.fault.Version;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** One JSON object a line. */
final class JsonLines implements LogFormatter {

    private final Clock clock;

    JsonLines(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String started(HammsNettyServer server, String bindAddress) {
        return line("started", json -> {
            json.writeStringField("version", Version.NUMBER);
            json.writeStringField("address", bindAddress);
            json.writeStringField("transport", server.transport().name().toLowerCase(Locale.ROOT));
            if (server.room().isPresent()) {
                json.writeNumberField("room", server.room().getAsInt());
            }
            json.writeArrayFieldStart("modes");
            for (FailureMode mode : server.modes()) {
                if (mode.fault().missing().isEmpty()) {
                    json.writeStartObject();
                    json.writeNumberField("port", server.port(mode));
                    json.writeStringField("mode", mode.name());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
    }

    @Override
    public String connected(FailureMode mode, Channel connection) {
        return line("connected", mode, connection, json -> {});
    }

    @Override
    public String requested(FailureMode mode, Channel connection, Request request) {
        return line("requested", mode, connection, json -> {
            json.writeStringField("method", request.method().name());
            json.writeStringField("target", request.target());
        });
    }

    @Override
    public String ended(FailureMode mode, Channel connection, Ending ending) {
        return line("ended", mode, connection, json -> json.writeStringField("ending", ending.label()));
    }

    @Override
    public String leftOut(long lines) {
        return line("left-out", json -> json.writeNumberField("lines", lines));
    }

    private String line(String event, FailureMode mode, Channel connection, Json.Fields fields) {
        return line(event, json -> {
            json.writeNumberField("port", Addresses.port(connection));
            json.writeStringField("mode", mode.name());
            json.writeStringField("client", Addresses.client(connection));
            fields.writeTo(json);
        });
    }

    private String line(String event, Json.Fields fields) {
        byte[] object = Json.object(json -> {
            json.writeStringField(
                    "time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("event", event);
            fields.writeTo(json);
        });
        return new String(object, StandardCharsets.UTF_8) + "\n";
    }
}
