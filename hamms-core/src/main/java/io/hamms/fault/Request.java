package io.hamms.fault;

import io.hamms.http.Authority;
import io.hamms.http.HeaderField;
import io.hamms.http.HeaderFields;
import io.hamms.http.Percent;
import io.hamms.http.RequestHead;
import io.hamms.http.Target;
import io.hamms.http.Violation;
import io.hamms.tls.ClientHello;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request whose head has been read, and the call of the mode that answers it. It is data: creating one counts
 * nothing.
 */
public final class Request {

    private static final byte[] NO_CONTENT = {};

    private final RequestHead head;
    private final ModeCall call;
    private final Arrival arrival;
    private final byte[] content;

    /**
     * The circumstances of a request.
     *
     * @param sequence its number among the requests to its port, from 1; 0 if it is late
     * @param round its number among the requests on its connection, from 1
     * @param localAddress the server's address of that connection
     * @param nanos when its bytes were received, by the clock of the connection's event loop
     * @param isLate whether its connection had ended before
     * @param ports returns the port of another mode of the same server; null for a mode that is not served
     * @param clientHello the ClientHello of its connection; null without TLS, or where the mode does not keep it
     */
    public record Arrival(
            long sequence,
            int round,
            SocketAddress localAddress,
            long nanos,
            boolean isLate,
            Function<FailureMode, @Nullable Integer> ports,
            @Nullable ClientHello clientHello) {}

    /**
     * Creates a request without content.
     *
     * @param call the mode that answers it, and its arguments with the defaults of the server
     */
    public Request(RequestHead head, ModeCall call, Arrival arrival) {
        this(head, call, arrival, NO_CONTENT);
    }

    private Request(RequestHead head, ModeCall call, Arrival arrival, byte[] content) {
        this.head = head;
        this.call = call;
        this.arrival = arrival;
        this.content = content;
    }

    /** Returns this request with content and the call that results from it. */
    public Request with(ModeCall completed, byte[] received) {
        return new Request(head, completed, arrival, received);
    }

    /** Returns when its bytes were received, by its event loop's clock; a pipelined request may be handled later. */
    public long arrivedNanos() {
        return arrival.nanos;
    }

    /** Returns its number among the requests to this port, from 1; 0 if it {@linkplain #isLate is late}. */
    public long sequence() {
        return arrival.sequence;
    }

    /** Returns its number among the requests on its connection, from 1. */
    public int round() {
        return arrival.round;
    }

    /** Returns whether it arrived after its connection had ended: it is reported, but not answered. */
    public boolean isLate() {
        return arrival.isLate;
    }

    /** Returns the names of the unknown parameters in its query, encoded for a header field. */
    public List<String> ignored() {
        return call.ignored();
    }

    /** Returns the header fields that identify it in the response: its number and its path. */
    public List<HeaderField> tag() {
        return List.of(
                new HeaderField("X-Hamms-Seq", Long.toString(sequence())),
                new HeaderField("X-Hamms-Path", Percent.encode(fullPath(), octet -> octet > ' ' && octet < 0x7f)));
    }

    /** Returns the header field that names the {@link #ignored} parameters, so that a typo is noticed. */
    public List<HeaderField> notes() {
        return ignored().isEmpty()
                ? List.of()
                : List.of(new HeaderField("X-Hamms-Ignored", String.join(", ", ignored())));
    }

    /** Returns the whole head. */
    public RequestHead head() {
        return head;
    }

    /** Returns the path of the target, as sent. */
    public String fullPath() {
        return head.path();
    }

    /** Returns the path and the query of the target, as sent. */
    public String pathAndQuery() {
        return head.pathAndQuery();
    }

    /** Returns the mode's part of the path: all of it, unless the path names the mode. */
    public String path() {
        String path = fullPath().substring(call.prefix().length());
        return path.isEmpty() ? "/" : path;
    }

    /** Returns the prefix of paths to the same mode on this port; empty on the mode's own port. */
    public String prefix() {
        return call.prefix();
    }

    /** Returns the host and port to which the client addresses the request, valid for a header field. */
    public Authority authority() {
        return Authority.of(Target.hosts(target(), headers()), arrival.localAddress);
    }

    /** Returns the port of another mode of the same server, or null if it is not served. */
    public @Nullable Integer portOf(FailureMode mode) {
        return arrival.ports.apply(mode);
    }

    /** Returns the ClientHello of its connection; null without TLS, or where the mode does not keep it. */
    public @Nullable ClientHello clientHello() {
        return arrival.clientHello;
    }

    /** Returns the method, as sent. */
    public String method() {
        return head.method();
    }

    /** Returns whether this is a HEAD request, whose response has no body (RFC 9110, section 9.3.2). */
    public boolean isHead() {
        return method().equals("HEAD");
    }

    /** Returns the request target, as sent. */
    public String target() {
        return head.target();
    }

    /** Returns the header fields, as sent. */
    public HeaderFields headers() {
        return head.headers();
    }

    /** Returns whether the client speaks HTTP/1.0, which has no interim responses and no chunks. */
    public boolean isHttp10() {
        return head.isHttp10();
    }

    /** Returns whether the client waits for a 100 before it sends the content. */
    public boolean expectsContinue() {
        return head.expectsContinue();
    }

    /** Returns whether the connection persists after this exchange (RFC 9112, section 9.3). */
    public boolean keepsAlive() {
        return head.keepsAlive();
    }

    /** Returns the content, if the fault has requested it; else no bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** Returns method, target and version as sent, even if invalid; empty if they cannot be parsed. */
    public List<String> startLine() {
        return head.startLine();
    }

    /** Returns the violations in the head. */
    public Set<Violation> violations() {
        return head.violations();
    }

    /** Returns the mode that answers it, and its arguments. */
    public ModeCall call() {
        return call;
    }

    /** Returns the value of a parameter of the mode. */
    public <T> T get(Parameter<T> parameter) {
        return call.arguments().get(parameter);
    }
}
