package io.hamms.fault;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** A request whose head has been read. */
public final class Request {

    private final HttpRequest head;
    private final Arguments arguments;

    Request(HttpRequest head, Arguments arguments) {
        this.head = head;
        this.arguments = arguments;
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

    /** Returns whether the connection outlives this exchange (RFC 9112, section 9.3). */
    public boolean keepsAlive() {
        return HttpUtil.isKeepAlive(head);
    }

    /** Returns the value of a parameter of the mode. */
    public <T> T get(Parameter<T> parameter) {
        return arguments.get(parameter);
    }
}
