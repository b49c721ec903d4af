package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.http.Json;
import io.hamms.http.JsonWriter;
import io.hamms.http.Version;
import io.hamms.http.Violation;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Addresses;
import io.hamms.tls.ClientHello;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Formats events as JSON, one object for each line. */
final class JsonLines implements LogFormatter {

    /** Nanoseconds with a fixed number of digits, so that lines sort by time. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private final Clock clock;

    JsonLines(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String started(Startup started) {
        HammsNettyServer server = started.server();
        return line("started", clock.instant(), json -> {
            json.writeStringField("version", Version.NUMBER);
            json.writeStringField("address", started.bindAddress());
            json.writeStringField("transport", server.transport().name().toLowerCase(Locale.ROOT));
            if (started.control() != null) {
                json.writeStringField("control", started.control().toString());
            }
            if (server.connectionCapacity().isPresent()) {
                json.writeNumberField("room", server.connectionCapacity().getAsInt());
            }
            json.writeArrayFieldStart("modes");
            for (FailureMode mode : server.modes()) {
                if (mode.hasPort() && mode.fault().missing().isEmpty()) {
                    json.writeStartObject();
                    json.writeNumberField("port", server.port(mode));
                    json.writeStringField("mode", mode.name());
                    json.writeStringField("scheme", mode.scheme());
                    json.writeStringField("url", server.uri(mode).toString());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
    }

    @Override
    public boolean isLogged(JournalEvent event) {
        return true;
    }

    @Override
    public String line(JournalEvent event) {
        return line(event.kind().token(), event.at(), json -> {
            json.writeNumberField("connection", event.connection());
            json.writeNumberField("port", event.port());
            json.writeStringField("mode", event.mode());
            json.writeStringField("client", event.client() == null ? null : Addresses.client(event.client()));
            json.writeStringField("openedAt", TIME.format(event.openedAt()));
            json.writeNumberField("bytesReceived", event.bytesReceived());
            json.writeNumberField("bytesSent", event.bytesSent());
            if (event.request() != null) {
                write(json, event.request());
            }
            ClientHello hello = event.clientHello();
            if (hello != null) {
                hello.writeFieldTo(json);
            }
            if (event.ending() != null) {
                write(json, event.ending());
            }
            if (event.endedAt() != null) {
                json.writeStringField("endedAt", TIME.format(event.endedAt()));
            }
        });
    }

    private static void write(JsonWriter json, RecordedRequest request) {
        json.writeNumberField("request", request.number());
        json.writeNumberField("round", request.round());
        json.writeStringField("answeredAs", request.mode());
        request.writeHeadTo(json);
        json.writeStringsField("ignored", request.ignored());
        json.writeStringsField("violations", Violation.tokens(request.violations()));
    }

    private static void write(JsonWriter json, Ending ending) {
        json.writeObjectFieldStart("ending");
        ending.writeTo(json);
        json.writeEndObject();
    }

    @Override
    public String dropped(long lines) {
        return line("left-out", clock.instant(), json -> json.writeNumberField("lines", lines));
    }

    private static String line(String event, Instant at, Json.Fields fields) {
        byte[] object = Json.object(json -> {
            json.writeStringField("time", TIME.format(at));
            json.writeStringField("event", event);
            fields.writeTo(json);
        });
        return new String(object, StandardCharsets.UTF_8) + "\n";
    }
}
