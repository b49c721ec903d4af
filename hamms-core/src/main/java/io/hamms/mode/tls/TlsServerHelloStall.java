package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.TlsServer;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;

/** Answers the ClientHello with a ServerHello, then sends nothing. */
public final class TlsServerHelloStall extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(31, "tls-server-hello-stall", Layer.TLS)
            .summary("answers with a ServerHello, then nothing")
            .wire("One handshake record with the ServerHello of TLS 1.2 or 1.3, then nothing until the client"
                    + " disconnects.")
            .client("Includes the whole handshake in its connect timeout, or has a timeout for it, and gives up.")
            .symptom(Symptom.TLS_HANDSHAKE, Symptom.READ_TIMEOUT)
            .tryIt("curl --max-time 1 {/}", "curl: (28)")
            .seen("nature-lang/nature#300: the connect timeout covers only TCP")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new TlsServerHelloStall());

    private TlsServerHelloStall() {
        super(TlsHealthy.CURRENT, Healthy.MODE.fault());
    }

    @Override
    protected void prepare(Channel channel, SslHandler tls) {
        tls.setHandshakeTimeoutMillis(0);
        addBelowTls(channel, new ServerHelloOnly());
    }
}
