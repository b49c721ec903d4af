package io.hamms.fault;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A request whose head has been read. */
public final class Request {

    private final HttpRequest head;
    private final Arguments arguments;
    private final Port port;
    private final long sequence;
    private final int round;

    /**
     * Creates a request.
     *
     * @param round how many requests its connection has carried, with this one
     */
    Request(HttpRequest head, Arguments arguments, Port port, int round) {
        this.head = head;
        this.arguments = arguments;
        this.port = port;
        this.sequence = port.countRequest();
        this.round = round;
    }

    /** Returns its number among the requests to this port, from 1. */
    public long sequence() {
        return sequence;
    }

    /** Returns its number among the requests on its connection, from 1. */
    public int round() {
        return round;
    }

    /** Returns the target without its query. */
    public String path() {
        int query = target().indexOf('?');
        return query < 0 ? target() : target().substring(0, query);
    }

    /** Returns the port on which another mode of the same server stands, or null if it is not served. */
    public @Nullable Integer portOf(FailureMode mode) {
        return port.numberOf(mode.name());
    }

    /** Returns the method, as sent. */
    public HttpMethod method() {
        return head.method();
    }

    /** Returns the request target, as sent. */
    public String target() {
        return head.uri();
    }

    /** Returns the header fields, as sent. */
    public HttpHeaders headers() {
        return head.headers();
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
        return HttpUtil.isKeepAlive(head);
    }

    /** Returns the value of a parameter of the mode. */
    public <T> T get(Parameter<T> parameter) {
        return arguments.get(parameter);
    }
}
