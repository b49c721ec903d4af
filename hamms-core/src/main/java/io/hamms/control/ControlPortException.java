package io.hamms.control;

import java.io.Serial;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Thrown when the control port is not to be had. */
public final class ControlPortException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final InetSocketAddress address;

    ControlPortException(InetSocketAddress address, Throwable cause) {
        super(
                "control port: " + address.getPort() + ", " + reason(cause)
                        + " (expected: a free port; choose another, or let the system choose with 0)",
                cause);
        this.address = address;
    }

    /** Returns where it was to stand. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns what was in the way, without advice. */
    public String summary() {
        return "cannot listen on " + address.getPort() + " (control port): " + reason(getCause());
    }

    /** Returns what the system said, without the name that the native transports put in front. */
    private static String reason(@Nullable Throwable cause) {
        String message = String.valueOf(cause == null ? null : cause.getMessage());
        return message.replaceFirst("^bind\\(..\\) failed with error\\(-?\\d+\\): ", "");
    }
}
