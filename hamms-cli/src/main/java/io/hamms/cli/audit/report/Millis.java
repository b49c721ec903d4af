package io.hamms.cli.audit.report;

import io.hamms.http.JsonWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times in milliseconds, to the microsecond. */
final class Millis {

    private Millis() {}

    static String of(Duration time) {
        BigDecimal millis = BigDecimal.valueOf(time.toNanos() / 1000, 3).stripTrailingZeros();
        return millis.toPlainString();
    }

    /** Writes a time; null if there is none. */
    static void write(JsonWriter json, String name, @Nullable Duration time) {
        json.writeFieldName(name);
        if (time == null) {
            json.writeNull();
        } else {
            json.writeNumber(of(time));
        }
    }

    static void write(JsonWriter json, String name, List<Duration> times) {
        json.writeArrayFieldStart(name);
        times.forEach(time -> json.writeNumber(of(time)));
        json.writeEndArray();
    }

    /** Writes the time from a start to an instant; null if there is no instant. */
    static void write(JsonWriter json, String name, Instant start, @Nullable Instant at) {
        write(json, name, at == null ? null : Duration.between(start, at));
    }
}
