package io.hamms.control;

import io.hamms.fault.Ending;
import io.hamms.http.Json;
import io.hamms.http.JsonWriter;
import io.hamms.http.Violation;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.RecordedBody;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Addresses;
import io.hamms.tls.ClientHello;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the journal's entries as JSON; an event that has not happened is null. */
final class JournalJson {

    private JournalJson() {}

    /** The formats of bodies. */
    enum BodyForm {
        NONE,
        TEXT,
        BASE64
    }

    static void write(JsonWriter json, RecordedConnection connection) {
        json.writeStartObject();
        json.writeNumberField("number", connection.number());
        json.writeNumberField("port", connection.port());
        json.writeStringField("mode", connection.mode());
        write(json, connection.client());
        ClientHello hello = connection.clientHello();
        if (hello == null) {
            json.writeStringField("tls", null);
        } else {
            hello.writeFieldTo(json);
        }
        write(json, "openedAt", connection.openedAt());
        write(json, "deliveredAt", connection.deliveredAt());
        json.writeNumberField("bytesReceived", connection.bytesReceived());
        json.writeNumberField("bytesSent", connection.bytesSent());
        write(json, connection.ending());
        write(json, "endedAt", connection.endedAt());
        write(json, "closedAt", connection.closedAt());
        json.writeArrayFieldStart("requests");
        for (RecordedRequest request : connection.requests()) {
            json.writeNumber(request.number());
        }
        json.writeEndArray();
        json.writeNumberField("requestsDropped", connection.requestsDropped());
        json.writeEndObject();
    }

    static void write(JsonWriter json, RecordedRequest request, BodyForm form) {
        json.writeStartObject();
        json.writeNumberField("number", request.number());
        json.writeNumberField("connection", request.connection());
        json.writeNumberField("round", request.round());
        json.writeNumberField("port", request.port());
        json.writeStringField("mode", request.mode());
        write(json, "at", request.at());
        write(json, "deliveredAt", request.deliveredAt());
        request.writeHeadTo(json);
        json.writeObjectFieldStart("body");
        write(json, request.body(), form);
        json.writeEndObject();
        json.writeStringsField("ignored", request.ignored());
        json.writeStringsField("violations", Violation.tokens(request.violations()));
        json.writeStringField("key", request.key());
        json.writeStringField("spared", request.spared());
        json.writeOptionalNumberField("cutAt", request.cutAt());
        json.writeEndObject();
    }

    private static void write(JsonWriter json, RecordedBody body, BodyForm form) {
        json.writeNumberField("size", body.size());
        json.writeStringField("sha256", body.sha256());
        json.writeBooleanField("complete", body.isComplete());
        json.writeBooleanField("whole", body.isWhole());
        switch (form) {
            case NONE -> {}
            case TEXT -> json.writeStringField("text", body.text());
            case BASE64 -> json.writeBinaryField("base64", body.bytes());
        }
    }

    /** Returns an event as one object, on one line. */
    static byte[] event(JournalEvent event) {
        return Json.object(json -> {
            json.writeStringField("event", event.kind().token());
            write(json, "at", event.at());
            json.writeNumberField("connection", event.connection());
            json.writeNumberField("port", event.port());
            json.writeStringField("mode", event.mode());
            write(json, event.client());
            json.writeNumberField("bytesReceived", event.bytesReceived());
            json.writeNumberField("bytesSent", event.bytesSent());
            RecordedRequest request = event.request();
            if (request != null) {
                json.writeFieldName("request");
                write(json, request, BodyForm.NONE);
            }
            ClientHello hello = event.clientHello();
            if (hello != null) {
                hello.writeFieldTo(json);
            }
            if (event.ending() != null) {
                write(json, event.ending());
            }
        });
    }

    private static void write(JsonWriter json, @Nullable InetSocketAddress client) {
        json.writeStringField("client", client == null ? null : Addresses.hostAndPort(client));
    }

    private static void write(JsonWriter json, String name, @Nullable Instant instant) {
        json.writeStringField(name, instant == null ? null : instant.toString());
    }

    private static void write(JsonWriter json, @Nullable Ending ending) {
        if (ending == null) {
            json.writeStringField("ending", null);
            return;
        }
        json.writeObjectFieldStart("ending");
        ending.writeTo(json);
        json.writeEndObject();
    }
}
