package io.hamms.mode.tls;

import io.hamms.fault.Ending;
import io.hamms.fault.PipelineFault;
import io.hamms.fault.Port;
import io.hamms.mode.semantics.Healthy;
import io.hamms.pki.Handshake;
import io.hamms.pki.ServerCredentials;
import io.hamms.pki.TestAuthority;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ordinary fault behind TLS. What is special about the handshake is data: the certificate, the versions, whether the
 * client must have a certificate. The keys are made in the background once the ports are open; a client that comes
 * before they are there waits for them.
 */
class TlsServer extends PipelineFault {

    /** How long a client may take for its handshake. */
    private static final int HANDSHAKE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);

    private final Handshake handshake;
    private final ChannelHandler behind;

    /** Creates a server of these versions that has a correct certificate and then does as {@code healthy}. */
    TlsServer(List<String> versions) {
        this(TestAuthority.Fault.NONE, versions, ClientAuth.NONE, (ChannelHandler) Healthy.MODE.fault());
    }

    TlsServer(TestAuthority.Fault certificate, List<String> versions, ClientAuth clientAuth, ChannelHandler behind) {
        this.handshake = new Handshake(certificate, versions, clientAuth);
        this.behind = behind;
    }

    /** Begins to make the keys; another port of the server that presents the same has them, too. */
    @Override
    public final void prepare(Channel listening) {
        context(listening);
    }

    private CompletableFuture<SslContext> context(Channel listening) {
        return listening.attr(ServerCredentials.KEY).get().context(handshake);
    }

    @Override
    protected final void initChannel(Channel channel) {
        channel.pipeline().addLast(behind);
        CompletableFuture<SslContext> ready = context(channel.parent());
        if (ready.isDone() && !ready.isCompletedExceptionally()) {
            secure(channel, ready.join());
            return;
        }
        channel.config().setAutoRead(false);
        ready.whenCompleteAsync(
                (made, failure) -> {
                    if (made == null) {
                        LOG.warn("{} cannot be served here", handshake, failure);
                        channel.pipeline().fireUserEventTriggered(Ending.SERVER_FIN);
                        channel.close();
                    } else if (channel.isActive()) {
                        secure(channel, made);
                        channel.config().setAutoRead(true);
                    }
                },
                channel.eventLoop());
    }

    private void secure(Channel channel, SslContext made) {
        SslHandler tls = made.newHandler(channel.alloc());
        tls.setCumulator(channel.parent().attr(Port.KEY).get().memory()::keep);
        tls.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        // Not at the very front, where an observer may count the bytes that go over the wire.
        String name = channel.pipeline().context(behind).name();
        LingeringClose beneath = new LingeringClose();
        channel.pipeline().addBefore(name, null, beneath);
        tls.handshakeFuture().addListener(done -> beneath.handshakeIsOver());
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
