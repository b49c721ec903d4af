package io.hamms.control;

import io.hamms.HammsNettyServer;
import java.nio.charset.StandardCharsets;

/** The test CA: serves its certificate to everyone, and issues client certificates; never serves the CA's key. */
final class CaResource {

    /** RFC 8555, section 9.1. */
    static final String CERTIFICATES = "application/pem-certificate-chain";

    /** No media type is registered for certificates together with keys. */
    static final String CERTIFICATE_AND_KEY = "application/x-pem-file";

    /** The path that serves private keys. */
    static final String CLIENT = "/ca/client";

    private final HammsNettyServer hamms;

    CaResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse certificate(RoutedRequest call) {
        call.query().only();
        return pem(CERTIFICATES, hamms.clientCredentials().caPem());
    }

    ControlResponse client(RoutedRequest call) {
        call.query().only();
        return pem(CERTIFICATE_AND_KEY, hamms.clientCredentials().pem());
    }

    private static ControlResponse pem(String type, String text) {
        return ControlResponse.of(type, text.getBytes(StandardCharsets.US_ASCII));
    }
}
