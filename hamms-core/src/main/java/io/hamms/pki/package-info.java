/**
 * Keys and certificates for the ports that speak TLS: made in memory when they are first needed, never stored.
 *
 * <p>Start with {@link io.hamms.pki.TestAuthority}.
 */
@NullMarked
package io.hamms.pki;

import org.jspecify.annotations.NullMarked;
