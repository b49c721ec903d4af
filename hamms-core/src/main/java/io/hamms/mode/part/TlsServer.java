package io.hamms.mode.part;

import io.hamms.fault.Fault;
import io.hamms.handler.TlsFault;
import io.hamms.pki.Handshake;
import io.hamms.pki.ServerCredentials;
import io.hamms.pki.TestAuthority;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A fault behind TLS. Data describes the handshake: the certificate, the versions, whether the client must have a
 * certificate.
 */
public abstract class TlsServer extends TlsFault {

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
        this(new Handshake(certificate, versions, clientAuth), behind);
    }

    /**
     * Creates a server.
     *
     * @param handshake the properties of its handshake
     * @param behind the fault that answers once the handshake is done
     */
    @SuppressWarnings("exports") // Only the modes in this module choose a handshake.
    protected TlsServer(Handshake handshake, Fault behind) {
        super(behind);
        this.handshake = handshake;
    }

    @Override
    protected final CompletableFuture<SslContext> context(Channel listening, @Nullable String serverName) {
        return listening.attr(ServerCredentials.KEY).get().context(handshake, serverName);
    }
}
