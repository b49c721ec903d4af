package io.hamms.fault;

import io.hamms.http.JsonWriter;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How a connection ended: which side was first, and with what.
 *
 * @param by the side that was first
 * @param how with which packet, or in which words
 * @param alert the number of the TLS alert (RFC 8446, section 6); empty for an end without one
 */
public record Ending(By by, How how, OptionalInt alert) {

    /** The client shut its side down. */
    public static final Ending CLIENT_FIN = new Ending(By.CLIENT, How.FIN, OptionalInt.empty());

    /** The client reset the connection. */
    public static final Ending CLIENT_RST = new Ending(By.CLIENT, How.RST, OptionalInt.empty());

    /** The server shut its side down, as the mode does or since it was stopped. */
    public static final Ending SERVER_FIN = new Ending(By.SERVER, How.FIN, OptionalInt.empty());

    /** The server reset the connection, as the mode does. */
    public static final Ending SERVER_RST = new Ending(By.SERVER, How.RST, OptionalInt.empty());

    /** The two sides. */
    public enum By {
        CLIENT,
        SERVER;

        /** Returns the word for it in labels, JSON and metrics, such as {@code client}. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The ways to end; JSON and metrics use these names. */
    public enum How {
        FIN,
        RST,
        /** A fatal alert of TLS, whatever packet came after it. */
        TLS_ALERT
    }

    /**
     * Returns the ending that a failed read or write shows. The kernel reports EPIPE, not ECONNRESET, where a reset
     * comes after the client's FIN: Linux, {@code tcp_reset()}.
     */
    public static Ending of(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NativeIoException numbered) {
                return numbered.expectedErr() == Errors.ERRNO_EPIPE_NEGATIVE ? CLIENT_FIN : CLIENT_RST;
            }
            // The JDK passes no number on.
            if (String.valueOf(cause.getMessage()).contains("Broken pipe")) {
                return CLIENT_FIN;
            }
        }
        return CLIENT_RST;
    }

    /** Writes it as fields of the object that is being written. */
    public void writeTo(JsonWriter json) {
        json.writeStringField("by", by.token());
        json.writeStringField("how", how.name());
        if (alert.isPresent()) {
            json.writeNumberField("alert", alert.getAsInt());
        }
        json.writeStringField("label", label());
    }

    /** Returns the ending by a fatal TLS alert of this number. */
    public static Ending alert(By by, int number) {
        return new Ending(by, How.TLS_ALERT, OptionalInt.of(number));
    }

    /** Returns all of it as one string, such as {@code client FIN} or {@code client TLS alert 48 (unknown_ca)}. */
    public String label() {
        String who = by.token() + " ";
        return alert.isEmpty()
                ? who + how
                : who + "TLS alert " + alert.getAsInt() + " (" + TlsAlerts.name(alert.getAsInt()) + ")";
    }
}
