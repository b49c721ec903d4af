/**
 * Failures of TLS: handshake, certificate, version, close_notify. Each has a port of its own, because no part of
 * the request target reaches the server before the handshake ends.
 *
 * <p>Start with {@link io.hamms.mode.baseline.TlsHealthy}.
 */
@NullMarked
package io.hamms.mode.tls;

import org.jspecify.annotations.NullMarked;
