package io.hamms.mode.part;

import io.hamms.fault.Ending;
import io.hamms.fault.Fault;
import io.hamms.handler.PipelineFault;
import io.hamms.handler.Port;
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
 * A fault behind TLS. Data describes the handshake: the certificate, the versions, whether the client must have a
 * certificate. The keys are generated in the background after the ports are open; a client that connects earlier
 * waits for them.
 */
public abstract class TlsServer extends PipelineFault {

    /** The time limit for a client's handshake. */
    private static final int HANDSHAKE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);

    private final Handshake handshake;

    /**
     * Creates a server that presents a correct certificate from the test CA.
     *
     * @param versions the versions of TLS that it speaks
     * @param behind the fault that answers once the handshake is done
     */
    protected TlsServer(List<String> versions, Fault behind) {
        this(TestAuthority.CertificateFault.NONE, versions, ClientAuth.NONE, behind);
    }

    /**
     * Creates a server.
     *
     * @param certificate the fault of the certificate that it presents
     * @param versions the versions of TLS that it speaks
     * @param clientAuth whether a client must have a certificate
     * @param behind the fault that answers once the handshake is done
     */
    @SuppressWarnings("exports") // Only the modes in this module choose a certificate's fault.
    protected TlsServer(
            TestAuthority.CertificateFault certificate, List<String> versions, ClientAuth clientAuth, Fault behind) {
        super(behind);
        this.handshake = new Handshake(certificate, versions, clientAuth);
    }

    @Override
    public final String scheme() {
        return "https";
    }

    /** Starts key generation; ports of one server with the same certificate share the key. */
    @Override
    public final void prepare(Channel listening) {
        context(listening);
    }

    private CompletableFuture<SslContext> context(Channel listening) {
        return listening.attr(ServerCredentials.KEY).get().context(handshake);
    }

    @Override
    protected final void initChannel(Channel channel, String name) {
        CompletableFuture<SslContext> ready = context(channel.parent());
        if (ready.isDone() && !ready.isCompletedExceptionally()) {
            secure(channel, name, ready.join());
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
                        secure(channel, name, made);
                        channel.config().setAutoRead(true);
                    }
                },
                channel.eventLoop());
    }

    private void secure(Channel channel, String name, SslContext made) {
        SslHandler tls = made.newHandler(channel.alloc());
        tls.setCumulator(Port.of(channel).cumulator());
        tls.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        // Not first in the pipeline: an observer may count the bytes on the wire there.
        LingeringClose lingering = new LingeringClose();
        channel.pipeline().addBefore(name, null, lingering);
        tls.handshakeFuture().addListener(done -> lingering.handshakeIsOver());
        channel.pipeline().addBefore(name, null, tls);
        prepare(channel, tls);
    }

    /** Customizes TLS for one connection; does nothing by default. */
    protected void prepare(Channel channel, SslHandler tls) {}

    /** Adds a handler below TLS, which sees the records that TLS sends and receives. */
    protected static void addBelowTls(Channel channel, ChannelHandler handler) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(pipeline.context(LingeringClose.class).name(), null, handler);
    }
}
