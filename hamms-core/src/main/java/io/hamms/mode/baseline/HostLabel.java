package io.hamms.mode.baseline;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.FailureMode;
import io.hamms.handler.TlsFault;
import io.hamms.http.RequestHead;
import io.hamms.mode.part.NearestNames;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The modes that the first label of a host names: one, or a TLS mode and a mode behind it, joined by two hyphens. A
 * dot in a name is a hyphen in a label.
 *
 * @param text the label
 * @param tls the mode that acts on the ClientHello; null for a correct handshake
 * @param answering the mode that answers requests; null if none does
 * @param refusal why the label is refused; null if it is not
 */
record HostLabel(
        String text,
        @Nullable FailureMode tls,
        @Nullable FailureMode answering,
        @Nullable BadParameterException refusal) {

    private static final String JOINT = "--";

    /** Below this name every label must name a mode. */
    private static final String LOCAL = ".localhost";

    /** Returns the label of a host, with or without a port; null if the host has none, or none that names a mode. */
    static @Nullable HostLabel of(@Nullable String host, List<FailureMode> modes) {
        String name = host == null ? "" : host.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        if (dot <= 0 || NetUtil.isValidIpV4Address(name)) {
            return null;
        }
        HostLabel label = read(name.substring(0, dot), modes);
        boolean isOfMode = label.tls != null || label.answering != null || name.endsWith(LOCAL);
        return isOfMode ? label : null;
    }

    private static HostLabel read(String text, List<FailureMode> modes) {
        int joint = text.indexOf(JOINT);
        if (joint >= 0) {
            String front = text.substring(0, joint);
            String behind = text.substring(joint + JOINT.length());
            return joined(text, front, find(front, modes), behind, find(behind, modes), modes);
        }
        FailureMode mode = find(text, modes);
        if (mode == null) {
            return new HostLabel(text, null, null, unknown(text, modes));
        } else if (mode.fault().isCallable()) {
            return new HostLabel(text, null, mode, null);
        } else if (mode.scheme().equals("https")) {
            return new HostLabel(text, mode, mode.fault() instanceof TlsFault ? mode : null, null);
        }
        return new HostLabel(
                text,
                null,
                mode,
                refused(text, "a mode that answers requests or acts in TLS; this one needs a port of its own"));
    }

    private static HostLabel joined(
            String text,
            String front,
            @Nullable FailureMode tls,
            String behind,
            @Nullable FailureMode answering,
            List<FailureMode> modes) {
        BadParameterException refusal = null;
        if (tls == null) {
            refusal = unknown(front, modes);
        } else if (answering == null) {
            refusal = unknown(behind, modes);
        } else if (!(tls.fault() instanceof TlsFault fault && fault.isInFrontOf(Healthy.MODE.fault()))) {
            // A response of its own is a part of its fault, which another mode would replace.
            refusal = refused(front, "a TLS mode whose fault is in the certificate or the handshake, in front of --");
        } else if (!answering.fault().isCallable()) {
            refusal = refused(behind, "a mode that answers requests, behind --");
        }
        return new HostLabel(text, tls, answering, refusal);
    }

    private static @Nullable FailureMode find(String label, List<FailureMode> modes) {
        for (FailureMode mode : modes) {
            if (mode.name().replace('.', '-').equals(label)) {
                return mode;
            }
        }
        return null;
    }

    private static BadParameterException unknown(String label, List<FailureMode> modes) {
        return refused(label, String.join(", ", NearestNames.to(label, modes)) + ", or another mode");
    }

    private static BadParameterException refused(String label, String expected) {
        return BadParameterException.about("host", label, expected);
    }

    /**
     * Returns the mode that a request's host names: that of its authority, else that of TLS; null if neither names one.
     *
     * @throws BadParameterException if it is refused, or its TLS mode did not act in this connection's handshake
     */
    static @Nullable FailureMode answering(RequestHead head, List<FailureMode> modes) {
        HostLabel secure = of(head.serverName(), modes);
        HostLabel asked = of(head.authority(), modes);
        HostLabel label = asked == null ? secure : asked;
        if (label == null) {
            return null;
        }
        if (label.refusal != null) {
            throw label.refusal;
        }
        if (label.tls != null && (secure == null || !label.tls.equals(secure.tls))) {
            throw refused(label.text, "https, and the same host as the server name in the ClientHello");
        }
        return label.answering;
    }
}
