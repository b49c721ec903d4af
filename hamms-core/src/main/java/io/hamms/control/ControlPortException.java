package io.hamms.control;

import io.hamms.text.ErrorText;
import io.hamms.transport.BindError;
import java.io.Serial;
import java.net.InetSocketAddress;

/** Thrown when the control port cannot be bound. */
public final class ControlPortException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final InetSocketAddress address;
    private final BindError error;
    private final String reason;

    ControlPortException(InetSocketAddress address, Throwable cause) {
        this(address, BindError.of(cause, address), cause);
    }

    private ControlPortException(InetSocketAddress address, BindError error, Throwable cause) {
        super(
                ErrorText.of(
                        "control port",
                        address.getPort() + ", " + error.text(cause),
                        "a free port; choose another, or let the kernel choose with 0"),
                cause);
        this.address = address;
        this.error = error;
        this.reason = error.text(cause);
    }

    /** Returns the address that could not be bound. */
    public InetSocketAddress address() {
        return address;
    }

    /** Returns why it could not be bound. */
    public BindError error() {
        return error;
    }

    /** Returns the error without advice. */
    public String summary() {
        return "cannot listen on " + address.getPort() + " (control port): " + reason;
    }
}
