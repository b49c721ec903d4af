package io.hamms.fault;

import io.hamms.http.Authority;
import io.hamms.http.HeaderFields;
import io.hamms.http.RequestHead;
import io.hamms.http.Target;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request whose head has been read. */
public final class Request {

    private static final byte[] NO_CONTENT = {};

    private final ReceivedHead received;
    private final DecodedHead head;
    private final Port port;
    private final Arrival arrival;
    private ModeCall call;
    private int contentWanted;
    private @Nullable ByteArrayOutputStream content;

    /**
     * How a request came.
     *
     * @param sequence its number among the requests to its port, from 1; 0 if it came late
     * @param round how many requests its connection has carried, with this one
     * @param localAddress our end of that connection
     * @param nanos when its bytes had come, by the clock of the connection's event loop
     * @param isLate whether its connection had ended before, so that it has no number of its own
     */
    record Arrival(long sequence, int round, SocketAddress localAddress, long nanos, boolean isLate) {}

    /**
     * Creates a request.
     *
     * @param call the mode that answers it, and its arguments with the defaults of the server
     */
    Request(ReceivedHead received, ModeCall call, Port port, Arrival arrival) {
        this.received = received;
        this.head = received.head();
        this.call = call;
        this.port = port;
        this.arrival = arrival;
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

    /** Returns whether it came when all was said that the connection is for: it is reported, but not answered. */
    public boolean isLate() {
        return arrival.isLate;
    }

    /** Returns the names of the parameters in its query that are not read, fit for a header field. */
    public List<String> ignored() {
        return call.ignored();
    }

    /** Returns the path of the target, as sent. */
    public String fullPath() {
        return Target.path(head.uri());
    }

    /** Returns the path and the query of the target, as sent. */
    public String pathAndQuery() {
        return Target.originForm(head.uri());
    }

    /** Returns the part of the path that is the mode's: all of it, unless the mode was named in it. */
    public String path() {
        String path = fullPath().substring(call.prefix().length());
        return path.isEmpty() ? "/" : path;
    }

    /** Returns what a path on this server begins with that is to lead to the same mode; empty on a port of its own. */
    public String prefix() {
        return call.prefix();
    }

    /** Returns whom the client believes to be talking to, in a form that can be part of a header field. */
    public Authority authority() {
        return Authority.of(Target.hosts(target(), headers()), arrival.localAddress);
    }

    /** Returns the port on which another mode of the same server stands, or null if it is not served. */
    public @Nullable Integer portOf(FailureMode mode) {
        return port.numberOf(mode.name());
    }

    /** Returns the whole head. */
    public RequestHead head() {
        return received;
    }

    /** Returns the method, as sent. */
    public String method() {
        return head.method().name();
    }

    /** Returns whether this is a HEAD request, whose answer has no body (RFC 9110, section 9.3.2). */
    public boolean isHead() {
        return HttpMethod.HEAD.equals(head.method());
    }

    /** Returns the request target, as sent. */
    public String target() {
        return head.uri();
    }

    /** Returns the header fields, as sent. */
    public HeaderFields headers() {
        return new HeaderFields(head.headers());
    }

    /** Returns whether the client speaks HTTP/1.0, which knows no interim responses and no chunks. */
    public boolean isHttp10() {
        return HttpVersion.HTTP_1_0.equals(head.protocolVersion());
    }

    /** Returns whether the client waits for a 100 before it sends the content. */
    public boolean expectsContinue() {
        return HttpUtil.is100ContinueExpected(head);
    }

    /** Returns whether the connection outlives this exchange (RFC 9112, section 9.3). */
    public boolean keepsAlive() {
        // Section 6.1: where two framings contradict each other, nothing after it can be trusted.
        return HttpUtil.isKeepAlive(head) && !head.violations().contains(Violation.BAD_FRAMING);
    }

    /** Returns the content, if the fault {@linkplain HttpFault#contentWanted wanted} it; else nothing. */
    public byte[] content() {
        return content == null ? NO_CONTENT : content.toByteArray();
    }

    /** Has the content that comes from now on kept. */
    void keepContent(int maxBytes) {
        contentWanted = maxBytes;
    }

    /** Keeps a part of the content if any is wanted; returns whether it is not more than that. */
    boolean keep(ByteBuf part) {
        if (contentWanted == 0 || !part.isReadable()) {
            return true;
        }
        if (content == null) {
            content = new ByteArrayOutputStream(part.readableBytes());
        }
        if (part.readableBytes() > contentWanted - content.size()) {
            return false;
        }
        content.writeBytes(ByteBufUtil.getBytes(part));
        return true;
    }

    /**
     * Reads the content if it is a form.
     *
     * @throws BadParameterException if a value in it is not one of those expected, or no parameter has a name in it
     */
    void readForm() {
        if (content != null
                && HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED.contentEqualsIgnoreCase(
                        HttpUtil.getMimeType(head))) {
            QueryString form = QueryString.ofForm(content.toString(StandardCharsets.ISO_8859_1));
            call = call.with(
                    call.arguments().or(ModeCall.strictly(call.mode(), form).arguments()));
        }
    }

    /** Returns method, target and version as sent, also where one of them is none; empty where they cannot be read. */
    public List<String> startLine() {
        return List.of(head.methodText(), head.uri(), head.versionText());
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
