package io.hamms.transport;

import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a port cannot be bound. The native transports report the error number. The JDK reports only a text, in
 * the language of the process; another bind finds out the reason.
 */
public enum BindError {
    /** Another socket listens there: EADDRINUSE. */
    TAKEN("Address already in use"),
    /** The process may not listen on this port: EACCES. */
    NOT_PERMITTED("Permission denied"),
    /** The address is not one of this machine: EADDRNOTAVAIL. */
    NOT_LOCAL("Cannot assign requested address"),
    /** The process or the system has too many open files: EMFILE, ENFILE. */
    TOO_MANY_FILES("Too many open files"),
    /** Anything else. */
    OTHER("");

    /** The numbers of Linux and of the BSDs; where they differ, bind and socket return neither for anything else. */
    private static final Map<Integer, BindError> BY_NUMBER = Map.of(
            13,
            NOT_PERMITTED,
            23,
            TOO_MANY_FILES,
            24,
            TOO_MANY_FILES,
            48,
            TAKEN,
            49,
            NOT_LOCAL,
            98,
            TAKEN,
            99,
            NOT_LOCAL);

    private final String text;

    BindError(String text) {
        this.text = text;
    }

    /** Returns why an address could not be bound. */
    public static BindError of(Throwable failure, InetSocketAddress address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NativeIoException numbered) {
                return BY_NUMBER.getOrDefault(-numbered.expectedErr(), OTHER);
            }
            if (cause instanceof SocketException) {
                return ofJdk(cause instanceof BindException, address);
            }
        }
        return OTHER;
    }

    private static BindError ofJdk(boolean isOfBind, InetSocketAddress address) {
        if (isOfBind && !isLocal(address.getAddress())) {
            return NOT_LOCAL;
        }
        if (!isPermitted(address.getPort())) {
            return NOT_PERMITTED;
        }
        return isOfBind ? TAKEN : OTHER;
    }

    /** Probes with UDP, which needs the same privilege and does not conflict with TCP listeners. */
    private static boolean isPermitted(int port) {
        if (port == 0 || port >= 1024) {
            return true;
        }
        try (DatagramSocket probe = new DatagramSocket(port)) {
            return probe.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isLocal(@Nullable InetAddress address) {
        try (ServerSocket probe = new ServerSocket(0, 1, address)) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the system's message for the reason, taken from {@code cause} if there is no other. */
    public String text(Throwable cause) {
        Throwable root = cause;
        for (Throwable next = cause; next != null; next = next.getCause()) {
            root = next;
        }
        return this == OTHER ? String.valueOf(root.getMessage()) : text;
    }
}
