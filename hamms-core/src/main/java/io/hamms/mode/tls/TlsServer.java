package io.hamms.mode.tls;

import io.hamms.fault.PipelineFault;
import io.hamms.mode.semantics.Healthy;
import io.hamms.pki.TestAuthority;
import io.hamms.pki.TestAuthority.Identity;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ordinary fault behind TLS. What is special about the handshake is data: the certificate, the versions, whether the
 * client must have a certificate. The keys are made in the background once the ports are open; a client that comes
 * before they are there waits for them.
 */
class TlsServer extends PipelineFault {

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);

    /** Every suite that an ECDSA key can serve from TLS 1.0 to 1.3, each version's first choice first. */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");

    private final TestAuthority.Fault certificate;
    private final List<String> versions;
    private final ClientAuth clientAuth;
    private final ChannelHandler behind;
    private @Nullable CompletableFuture<SslContext> context;

    /** Creates a server of these versions that has a correct certificate and then does as {@code healthy}. */
    TlsServer(List<String> versions) {
        this(TestAuthority.Fault.NONE, versions, ClientAuth.NONE, (ChannelHandler) Healthy.MODE.fault());
    }

    TlsServer(TestAuthority.Fault certificate, List<String> versions, ClientAuth clientAuth, ChannelHandler behind) {
        this.certificate = certificate;
        this.versions = versions;
        this.clientAuth = clientAuth;
        this.behind = behind;
    }

    /** Begins to make the keys; they serve every server of this process. */
    @Override
    public final void prepare() {
        context();
    }

    private synchronized CompletableFuture<SslContext> context() {
        if (context == null) {
            context = CompletableFuture.supplyAsync(this::newContext);
        }
        return context;
    }

    private SslContext newContext() {
        Identity identity = TestAuthority.issue(certificate);
        try {
            // BoringSSL speaks TLS 1.0 and 1.1, which the JDK does not unless its security properties are changed.
            return SslContextBuilder.forServer(identity.bundle().getKeyPair().getPrivate(), identity.chain())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols(versions)
                    .ciphers(CIPHERS)
                    .clientAuth(clientAuth)
                    .trustManager(TestAuthority.certificate())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected final void initChannel(Channel channel) {
        channel.pipeline().addLast(behind);
        CompletableFuture<SslContext> ready = context();
        if (ready.isDone() && !ready.isCompletedExceptionally()) {
            secure(channel, ready.join());
            return;
        }
        channel.config().setAutoRead(false);
        ready.whenCompleteAsync(
                (made, failure) -> {
                    if (made == null) {
                        LOG.warn("TLS {} cannot be served here", versions, failure);
                        channel.close();
                    } else {
                        secure(channel, made);
                        channel.config().setAutoRead(true);
                    }
                },
                channel.eventLoop());
    }

    private void secure(Channel channel, SslContext made) {
        SslHandler tls = made.newHandler(channel.alloc());
        // Not at the very front, where an observer may count the bytes that go over the wire.
        String name = channel.pipeline().context(behind).name();
        channel.pipeline().addBefore(name, null, new LingeringClose());
        channel.pipeline().addBefore(name, null, tls);
        prepare(channel, tls);
    }

    /** Prepares what is special about TLS, if anything is. */
    void prepare(Channel channel, SslHandler tls) {}

    /** Has a handler see what TLS sends and receives. */
    static void beneath(Channel channel, ChannelHandler handler) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(pipeline.context(LingeringClose.class).name(), null, handler);
    }
}
