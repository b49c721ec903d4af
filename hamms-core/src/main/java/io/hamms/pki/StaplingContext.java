package io.hamms.pki;

import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import javax.net.ssl.SSLEngine;

/** The context of a server that staples an OCSP response, for a client that asks for one. */
final class StaplingContext extends DelegatingSslContext {

    private final byte[] response;

    /**
     * Creates a context.
     *
     * @param context the context of OpenSSL's that makes the handshakes; OCSP is enabled
     * @param response the OCSP response in DER
     */
    StaplingContext(SslContext context, byte[] response) {
        super(context);
        this.response = response;
    }

    @Override
    protected void initEngine(SSLEngine engine) {
        ((ReferenceCountedOpenSslEngine) engine).setOcspResponse(response);
    }
}
