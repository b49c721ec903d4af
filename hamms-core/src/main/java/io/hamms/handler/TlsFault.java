package io.hamms.handler;

import io.hamms.fault.Ending;
import io.hamms.fault.Fault;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A fault behind TLS, with a handshake of its own. The keys are generated in the background; a client that connects
 * earlier waits for them.
 */
public abstract class TlsFault extends PipelineFault {

    /** The time limit for a client's handshake. */
    static final int HANDSHAKE_SECONDS = 10;

    /**
     * Creates a fault for any number of ports.
     *
     * @param behind the fault that answers once the handshake is done
     */
    protected TlsFault(Fault behind) {
        super(behind);
    }

    @Override
    public final String scheme() {
        return "https";
    }

    /** Starts key generation; ports of one server with the same certificate share the key. */
    @Override
    public final void prepare(Channel listening) {
        context(listening, null);
    }

    /**
     * Returns the context of the handshake, as soon as it has been created.
     *
     * @param listening the channel that listens on the port
     * @param serverName the host name in the ClientHello; null if it is not known
     */
    protected abstract CompletableFuture<SslContext> context(Channel listening, @Nullable String serverName);

    /** Returns whether the ClientHello of each connection is kept for its requests. */
    public boolean keepsClientHello() {
        return false;
    }

    @Override
    protected final void initChannel(Channel channel, String name) {
        secure(channel, name, null, () -> {});
    }

    /**
     * Adds TLS before a fault in the pipeline of a connection, which is not read until the certificate exists.
     *
     * @param name the name of the fault's context
     * @param afterwards called when TLS has been added
     */
    final void secure(Channel channel, String name, @Nullable String serverName, Runnable afterwards) {
        CompletableFuture<SslContext> ready = context(channel.parent(), serverName);
        if (ready.isDone() && !ready.isCompletedExceptionally()) {
            secure(channel, name, ready.join());
            afterwards.run();
            return;
        }
        channel.config().setAutoRead(false);
        ready.whenCompleteAsync(
                (made, failure) -> {
                    if (made == null) {
                        report(channel, failure);
                        channel.pipeline().fireUserEventTriggered(Ending.SERVER_FIN);
                        channel.close();
                    } else if (channel.isActive()) {
                        secure(channel, name, made);
                        afterwards.run();
                        channel.config().setAutoRead(true);
                    }
                },
                channel.eventLoop());
    }

    /** Reports that there is no context, unless clients have asked for too many hosts at once. */
    private static void report(Channel channel, Throwable failure) {
        if (!(failure instanceof CancellationException)) {
            // No constant, as in ConnectionFault.
            LoggerFactory.getLogger(TlsFault.class)
                    .warn("{}: TLS cannot be served here", Port.of(channel).mode(), failure);
        }
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
