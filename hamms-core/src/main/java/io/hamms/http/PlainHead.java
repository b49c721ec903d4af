package io.hamms.http;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import org.jspecify.annotations.Nullable;

/** The head of a request without header fields that came without TLS. */
record PlainHead(String method, String target, boolean isHttp10, boolean keepsAlive) implements RequestHead {

    private static final HeaderFields NONE = new HeaderFields(EmptyHttpHeaders.INSTANCE);

    @Override
    public HeaderFields headers() {
        return NONE;
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public @Nullable String serverName() {
        return null;
    }
}
