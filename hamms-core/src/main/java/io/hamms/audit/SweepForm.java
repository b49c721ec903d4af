package io.hamms.audit;

import io.hamms.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How the response of a sweep is sent, and how the connection ends where it is cut.
 *
 * @param framing how the body is framed
 * @param isGzip whether the content is encoded
 * @param isTls whether it comes over TLS
 * @param end how the connection ends
 */
public record SweepForm(Framing framing, boolean isGzip, boolean isTls, End end) {

    /** How a body ends (RFC 9112, section 6.3). */
    public enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE
    }

    /** How a connection ends; over TLS, FIN comes without close_notify. */
    public enum End {
        FIN,
        RST
    }

    /** All of them; over TLS the body that ends with the connection, which cannot be judged without. */
    public static final List<SweepForm> ALL = all();

    private static List<SweepForm> all() {
        List<SweepForm> forms = new ArrayList<>();
        for (Framing framing : Framing.values()) {
            for (boolean isTls : framing == Framing.CLOSE ? new boolean[] {false, true} : new boolean[] {false}) {
                for (boolean isGzip : new boolean[] {false, true}) {
                    for (End end : End.values()) {
                        forms.add(new SweepForm(framing, isGzip, isTls, end));
                    }
                }
            }
        }
        return List.copyOf(forms);
    }

    /** Returns the name in reports. */
    public String label() {
        return (isGzip ? "gzip, " : "") + Words.token(framing) + (isTls ? " over TLS" : "") + ", " + end;
    }

    /**
     * Returns whether a client can know that bytes of the content are missing: without TLS, a FIN ends a body without a
     * length (RFC 9112, section 8). Only a gzip stream shows the loss, to a client that decodes it, and not if it is
     * empty: there is nothing to decode.
     */
    boolean isLossVisible(boolean isDecoded, boolean isEmpty) {
        return framing != Framing.CLOSE || isTls || end == End.RST || (isGzip && isDecoded && !isEmpty);
    }

    /** Returns the request target for the whole response: each header field has the same length in all of them. */
    String target() {
        return "/?size=" + Sweep.SIZE + "&framing=" + Words.token(framing) + (isGzip ? "&encoding=gzip" : "")
                + "&chunk=40&header=X-Hamms-Seq:+0&header=Connection:+close";
    }

    /** Returns the request target for the response that ends after so many bytes. */
    public String target(int cut) {
        return target() + "&cut=" + cut + "&then=" + Words.token(end);
    }
}
