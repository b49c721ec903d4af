/**
 * What a client offers in its ClientHello, as data, and the decoder of its bytes.
 *
 * <p>Start with {@link io.hamms.tls.ClientHello}.
 */
@NullMarked
package io.hamms.tls;

import org.jspecify.annotations.NullMarked;
