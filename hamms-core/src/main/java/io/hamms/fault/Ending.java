package io.hamms.fault;

import io.hamms.http.JsonWriter;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended: which side ended it first, and how.
 *
 * @param by the side that ended it first
 * @param how by FIN, RST or a TLS alert
 * @param alert the number of the TLS alert (RFC 8446, section 6); empty for an end without one
 */
public record Ending(By by, How how, OptionalInt alert) {

    /** The client shut its output down. */
    public static final Ending CLIENT_FIN = new Ending(By.CLIENT, How.FIN, OptionalInt.empty());

    /** The client reset the connection. */
    public static final Ending CLIENT_RST = new Ending(By.CLIENT, How.RST, OptionalInt.empty());

    /** The server shut its output down, because of the mode or because it was stopped. */
    public static final Ending SERVER_FIN = new Ending(By.SERVER, How.FIN, OptionalInt.empty());

    /** The server reset the connection, because of the mode. */
    public static final Ending SERVER_RST = new Ending(By.SERVER, How.RST, OptionalInt.empty());

    /** The two sides. */
    public enum By {
        CLIENT,
        SERVER;

        /** Returns the name in labels, JSON and metrics, such as {@code client}. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The ways to end; JSON and metrics use these names. */
    public enum How {
        FIN,
        RST,
        /** A fatal TLS alert, whatever packet followed it. */
        TLS_ALERT
    }

    /**
     * Returns the ending that a failed read or write indicates. The kernel reports EPIPE, not ECONNRESET, if a reset
     * comes after the client's FIN: Linux, {@code tcp_reset()}.
     */
    public static Ending of(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NativeIoException numbered) {
                return numbered.expectedErr() == Errors.ERRNO_EPIPE_NEGATIVE ? CLIENT_FIN : CLIENT_RST;
            }
            // The JDK does not report the error number.
            if (String.valueOf(cause.getMessage()).contains("Broken pipe")) {
                return CLIENT_FIN;
            }
        }
        return CLIENT_RST;
    }

    /** Writes its fields into the current JSON object. */
    public void writeTo(JsonWriter json) {
        json.writeStringField("by", by.token());
        json.writeStringField("how", how.name());
        if (alert.isPresent()) {
            json.writeNumberField("alert", alert.getAsInt());
        }
        json.writeStringField("label", label());
    }

    /** Returns the ending by a fatal TLS alert with this number. */
    public static Ending alert(By by, int number) {
        return new Ending(by, How.TLS_ALERT, OptionalInt.of(number));
    }

    /** Compares all components. The first call of a method that Java generates for a record takes some 30 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ending that && by == that.by && how == that.how && alert.equals(that.alert);
    }

    @Override
    public int hashCode() {
        return Objects.hash(by, how, alert);
    }

    /** Returns it as one string, such as {@code client FIN} or {@code client TLS alert 48 (unknown_ca)}. */
    public String label() {
        String who = by.token() + " ";
        return alert.isEmpty()
                ? who + how
                : who + "TLS alert " + alert.getAsInt() + " (" + TlsAlerts.name(alert.getAsInt()) + ")";
    }
}
