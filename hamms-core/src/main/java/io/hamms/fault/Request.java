package io.hamms.fault;

import io.hamms.http.Authority;
import io.hamms.http.HeaderField;
import io.hamms.http.HeaderFields;
import io.hamms.http.Percent;
import io.hamms.http.RequestHead;
import io.hamms.http.Target;
import io.hamms.http.Violation;
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
     * How a request came.
     *
     * @param sequence its number among the requests to its port, from 1; 0 if it came late
     * @param round its number among the requests on its connection, from 1
     * @param localAddress our end of that connection
     * @param nanos when its bytes had come, by the clock of the connection's event loop
     * @param isLate whether its connection had ended before
     * @param ports finds the port of another mode of the same server; null for a mode that is not served
     */
    public record Arrival(
            long sequence,
            int round,
            SocketAddress localAddress,
            long nanos,
            boolean isLate,
            Function<FailureMode, @Nullable Integer> ports) {}

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

    /** Returns this request with content, and with the call that follows from it. */
    public Request with(ModeCall completed, byte[] received) {
        return new Request(head, completed, arrival, received);
    }

    /** Returns when its bytes had come, by the clock of its event loop: one that had to wait came before its turn. */
    public long arrivedNanos() {
        return arrival.nanos;
    }

    /** Returns its number among the requests to this port, from 1; 0 if it {@linkplain #isLate came late}. */
    public long sequence() {
        return arrival.sequence;
    }

    /** Returns its number among the requests on its connection, from 1. */
    public int round() {
        return arrival.round;
    }

    /** Returns whether it came after its connection had ended: it is reported, but not answered. */
    public boolean isLate() {
        return arrival.isLate;
    }

    /** Returns the names of the parameters in its query that are not read, fit for a header field. */
    public List<String> ignored() {
        return call.ignored();
    }

    /** Returns the header fields that distinguish the response to it: its number among the requests, and its path. */
    public List<HeaderField> tag() {
        return List.of(
                new HeaderField("X-Hamms-Seq", Long.toString(sequence())),
                new HeaderField("X-Hamms-Path", Percent.encode(fullPath(), octet -> octet > ' ' && octet < 0x7f)));
    }

    /** Returns the header field that names the {@link #ignored} parameters: a misspelt one must not look applied. */
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

    /** Returns the part of the path that is the mode's: all of it, unless the mode was named in it. */
    public String path() {
        String path = fullPath().substring(call.prefix().length());
        return path.isEmpty() ? "/" : path;
    }

    /** Returns the prefix with which a path on this server leads to the same mode; empty on a port of its own. */
    public String prefix() {
        return call.prefix();
    }

    /** Returns the host and port that the client believes to talk to, in a form that can be part of a header field. */
    public Authority authority() {
        return Authority.of(Target.hosts(target(), headers()), arrival.localAddress);
    }

    /** Returns the port of another mode of the same server, or null if it is not served. */
    public @Nullable Integer portOf(FailureMode mode) {
        return arrival.ports.apply(mode);
    }

    /** Returns the method, as sent. */
    public String method() {
        return head.method();
    }

    /** Returns whether this is a HEAD request, whose answer has no body (RFC 9110, section 9.3.2). */
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

    /** Returns whether the client speaks HTTP/1.0, which knows no interim responses and no chunks. */
    public boolean isHttp10() {
        return head.isHttp10();
    }

    /** Returns whether the client waits for a 100 before it sends the content. */
    public boolean expectsContinue() {
        return head.expectsContinue();
    }

    /** Returns whether the connection outlives this exchange (RFC 9112, section 9.3). */
    public boolean keepsAlive() {
        return head.keepsAlive();
    }

    /** Returns the content, if the fault wanted it; else nothing. */
    public byte[] content() {
        return content.clone();
    }

    /** Returns method, target and version as sent, also where one of them is none; empty where they cannot be read. */
    public List<String> startLine() {
        return head.startLine();
    }

    /** Returns what is wrong with the head. */
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
