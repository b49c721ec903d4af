/**
 * Failures of TLS: the handshake, the certificate, the version, the goodbye. Each has a port of its own, since nothing
 * in a URL can reach a handshake.
 *
 * <p>Start with {@link io.hamms.mode.baseline.TlsHealthy}.
 */
@NullMarked
package io.hamms.mode.tls;

import org.jspecify.annotations.NullMarked;
