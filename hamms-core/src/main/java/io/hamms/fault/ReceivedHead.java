package io.hamms.fault;

import io.hamms.http.HeaderFields;
import io.hamms.http.RequestHead;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/** The head of a request that came over a connection. */
record ReceivedHead(DecodedHead head, Channel connection) implements RequestHead {

    @Override
    public String method() {
        return head.method().name();
    }

    @Override
    public String target() {
        return head.uri();
    }

    @Override
    public HeaderFields headers() {
        return new HeaderFields(head.headers());
    }

    @Override
    public String scheme() {
        return connection.pipeline().get(SslHandler.class) == null ? "http" : "https";
    }

    @Override
    public @Nullable String serverName() {
        SslHandler tls = connection.pipeline().get(SslHandler.class);
        if (tls == null || !(tls.engine().getSession() instanceof ExtendedSSLSession session)) {
            return null;
        }
        return session.getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName())
                .findFirst()
                .orElse(null);
    }
}
