package io.hamms.handler;

import io.hamms.http.DecodedHead;
import io.hamms.http.HeaderFields;
import io.hamms.http.RequestHead;
import io.hamms.http.Violation;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.Set;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/** The head of a request received over a connection. */
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
    public boolean isHttp10() {
        return HttpVersion.HTTP_1_0.equals(head.protocolVersion());
    }

    @Override
    public boolean expectsContinue() {
        return HttpUtil.is100ContinueExpected(head);
    }

    @Override
    public boolean keepsAlive() {
        // Section 6.1: where two framings contradict each other, nothing after them can be trusted.
        return HttpUtil.isKeepAlive(head) && !head.violations().contains(Violation.BAD_FRAMING);
    }

    @Override
    public List<String> startLine() {
        return List.of(head.methodText(), head.uri(), head.versionText());
    }

    @Override
    public Set<Violation> violations() {
        return head.violations();
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
