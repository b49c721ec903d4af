package io.hamms.http;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of a request, before its content: all data by which a server may choose its response. */
public interface RequestHead {

    /** Returns the method, as sent. */
    String method();

    /** Returns the request target, as sent, in any form (RFC 9112, section 3.2). */
    String target();

    /** Returns the header fields, as sent. */
    HeaderFields headers();

    /** Returns {@code https} if the request came over TLS, else {@code http}. */
    String scheme();

    /** Returns the host name in the ClientHello (RFC 6066, section 3); null without TLS or without the extension. */
    @Nullable
    String serverName();

    /** Returns whether the request is HTTP/1.0, which has no interim responses and no chunks. */
    default boolean isHttp10() {
        return false;
    }

    /** Returns whether the client waits for a 100 before it sends the content (RFC 9110, section 10.1.1). */
    default boolean expectsContinue() {
        return false;
    }

    /** Returns whether the client requests a persistent connection (RFC 9112, section 9.3). */
    default boolean keepsAlive() {
        return true;
    }

    /** Returns whether the content is that of a form, by its Content-Type. */
    default boolean hasForm() {
        String type = headers().get("Content-Type");
        return type != null
                && HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED.contentEqualsIgnoreCase(
                        HttpUtil.getMimeType(type));
    }

    /** Returns method, target and version as sent, even if invalid; empty if they cannot be parsed. */
    default List<String> startLine() {
        return List.of(method(), target(), "HTTP/1.1");
    }

    /** Returns its violations. */
    default Set<Violation> violations() {
        return Set.of();
    }

    /**
     * Returns the host, and the port if there is one, to which the request is addressed: the authority of a target in
     * absolute form, else the value of the only Host field; empty if there is none, or more than one.
     */
    default String authority() {
        List<String> hosts = Target.hosts(target(), headers());
        return hosts.size() == 1 ? hosts.get(0) : "";
    }

    /** Returns the path and the query of the target, as sent. */
    default String pathAndQuery() {
        return Target.originForm(target());
    }

    /** Returns the path of the target, as sent: nothing is decoded. */
    default String path() {
        return Target.path(target());
    }

    /** Returns the head of a request without header fields that came without TLS. */
    static RequestHead of(String method, String target) {
        return new PlainHead(method, target, false, true);
    }
}
